package ch19_autoencoder;

import ch19_autoencoder.few.FewLabels;
import ch19_autoencoder.few.FewLabels.Start;
import ch19_autoencoder.few.FewLabels.Trial;
import ch19_autoencoder.few.Outcome;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Spread;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * There are many pictures and few labels. What are the pictures without a label good for?
 *
 * <p><b>Pre-training.</b> The hidden layers of a network are learned one after the other as
 * auto-encoders on all pictures ({@link LayerWise}), no label being looked at. <b>Fine-tuning.</b>
 * With a drawn last layer on top the whole network is then trained on few labelled pictures, the
 * same number of each class. Beside it stand the same network from a random start and, as sigmoids
 * are not what one would take today, one of ReLU: same labels, steps and optimizer, seed by seed.
 *
 * <p>Pre-training runs by any strategy, since it is the part with much data. The fine-tunings are a
 * Spark task each; pictures and layers are broadcast once.
 *
 * <p>Source: lecture <i>Unsupervised Learning: Deep Auto-encoder</i> of Hung-yi Lee (pre-training
 * DNN); Bengio et al. 2007; Vincent et al. 2010. Expect a lead of several per cent at ten labels a
 * class, which shrinks as labels become many.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch19.pre-training",
    rows = "19.4",
    summary = "Layers learned without labels, then few labels: accuracy with and without")
public final class PreTrainingJob implements Job<PreTrainingJob.Options> {

  /** The job's options. */
  public record Options(
      ImageOptions images,
      @Key("units of the hidden layers, from the pixels up") List<Integer> hidden,
      @Key("share of a layer's inputs put to 0 in pre-training, in [0, 1)") double masked,
      Training training,
      @Key("the optimizer on labelled pictures: adam:rate=0.001, …") Optimizer fineOptimizer,
      @Key("labelled pictures a step, at least 1") int fineBatch,
      @Key("steps on labelled pictures, at least 1") long fineSteps,
      @Key("labelled pictures of each class, from few to many") List<Integer> perClass,
      @Key("starts, each with labels of its own, at least 2") int seeds,
      @Key("least of mean lead minus its standard deviation over seeds, fewest labels")
          double lead) {

    public Options {
      hidden.forEach(width -> Require.atLeast("hidden", width, 1));
      Require.decay("masked", masked);
      Require.atLeast("fine-batch", fineBatch, 1);
      Require.atLeast("fine-steps", fineSteps, 1);
      Require.atLeast("per-class", perClass.size(), 1);
      perClass.forEach(count -> Require.atLeast("per-class", count, 1));
      Require.atLeast("seeds", seeds, 2);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    LayerWise layers = new LayerWise(pictures.pixels(), options.hidden(), options.masked());
    List<float[]> learned = new ArrayList<>();
    for (int i = 0; i < options.seeds(); i++) {
      learned.add(
          layers.learn(
              run, options.training(), pictures.train(), pictures.heldOut(), run.seed() + i));
    }
    FewLabels contest =
        new FewLabels(
            pictures,
            options.hidden(),
            options.fineOptimizer(),
            options.fineBatch(),
            options.fineSteps(),
            learned);
    Outcome outcome = fineTune(run, options, contest);
    claim(run, options, outcome);
    PreTrainingPage page = new PreTrainingPage(run.report(), pictures);
    page.accuracies(outcome, options.perClass());
    page.units(learned.get(0), options.hidden().get(0));
  }

  /** Every start with every number of labels from every seed, side by side. */
  private static Outcome fineTune(Run run, Options options, FewLabels contest) {
    List<Trial> trials = new ArrayList<>();
    for (int perClass : options.perClass()) {
      for (Start start : Start.values()) {
        for (int i = 0; i < options.seeds(); i++) {
          trials.add(new Trial(start, perClass, i, run.seed() + i));
        }
      }
    }
    Broadcast<FewLabels> shared = run.sc().broadcast(contest);
    try (var progress = run.progress("labels and starts", trials.size(), "network")) {
      return new Outcome(
          trials,
          Search.run(run.sc(), trials, trial -> shared.value().accuracy(trial), progress::stepTo));
    } finally {
      shared.destroy();
    }
  }

  private static void claim(Run run, Options options, Outcome outcome) {
    int fewest = options.perClass().get(0);
    for (int perClass : options.perClass()) {
      for (Start start : Start.values()) {
        run.report()
            .metric(
                "accuracy." + start.name().toLowerCase(Locale.ROOT) + "." + perClass,
                outcome.accuracy(start, perClass).mean());
      }
    }
    for (Start other : List.of(Start.RANDOM, Start.RECTIFIED)) {
      Spread lead = outcome.lead(Start.PRE_TRAINED, other, fewest);
      run.report()
          .metric("lead." + other.name().toLowerCase(Locale.ROOT), lead.mean())
          .claim(
              Claim.atLeast(
                  "19.4",
                  "lead in accuracy over %s at %d labels a class, minus its deviation over %d seeds"
                      .formatted(other.label(), fewest, options.seeds()),
                  lead.mean() - lead.deviation(),
                  options.lead()));
    }
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(PreTrainingJob.class, args);
  }
}
