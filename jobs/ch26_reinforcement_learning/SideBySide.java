package ch26_reinforcement_learning;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.job.Run;
import leeml.spark.Search;

/**
 * Several learners with several seeds, a Spark task each: its workers act in the task's own thread.
 *
 * <p>A round of a small environment takes less time than a Spark job does to start, so many runs
 * are done sooner side by side than one after the other with their workers on executors. Where the
 * workers act makes no difference to θ.
 */
final class SideBySide {

  private SideBySide() {}

  /** A learner; goes to executors. */
  @FunctionalInterface
  interface Learning extends Serializable {

    /** Trains with a seed. */
    Training run(long seed);
  }

  private record Trial(String name, Learning learning, long seed) implements Serializable {

    Training run() {
      return learning.run(seed);
    }
  }

  /**
   * Trains every learner with the seeds from the run's on.
   *
   * @return by the learner's name, in the order of the learners and of the seeds
   */
  static Map<String, List<Training>> runs(Run run, Map<String, Learning> learners, int seeds) {
    List<Trial> trials = new ArrayList<>();
    learners.forEach(
        (name, learning) -> {
          for (long seed = run.seed(); seed < run.seed() + seeds; seed++) {
            trials.add(new Trial(name, learning, seed));
          }
        });
    List<Training> done;
    try (var progress = run.progress("learners and seeds", trials.size(), "run")) {
      done = Search.run(run.sc(), trials, Trial::run, progress::stepTo);
    }
    Map<String, List<Training>> runs = new LinkedHashMap<>();
    for (int i = 0; i < done.size(); i++) {
      runs.computeIfAbsent(trials.get(i).name(), name -> new ArrayList<>()).add(done.get(i));
    }
    return runs;
  }
}
