package leeml.train;

import java.util.Optional;

/** One run under way, whatever its strategy, from where it goes on until something says stop. */
abstract class Descent {

  private final Journal journal;
  private final Keeping keeping;
  private final long mostSteps;

  Descent(Journal journal, Keeping keeping, long mostSteps) {
    this.journal = journal;
    this.keeping = keeping;
    this.mostSteps = mostSteps;
  }

  /** Trains; once. A run that was over for good is not trained again. */
  final Fit run() {
    journal.begins(mostSteps);
    Optional<Fit> ended = journal.endedBefore(keeping.endedBefore(), theta());
    if (ended.isPresent()) {
      return ended.get();
    }
    Fit fit = untilSomethingSaysStop();
    if (keeping.isDueAtEnd(journal.round())) {
      keepEnd(fit.stop());
    }
    return fit;
  }

  /** θ as the run has it now, shape (d); live. */
  abstract float[] theta();

  abstract Fit untilSomethingSaysStop();

  /** Writes a checkpoint of a run that is over. */
  abstract void keepEnd(Stop end);
}
