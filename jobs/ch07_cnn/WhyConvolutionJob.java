package ch07_cnn;

import ch07_cnn.Contest.Contender;
import ch07_cnn.Contest.Result;
import ch07_cnn.Contest.Trial;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * What does convolution buy: of two networks with the same number of parameters, which one reads
 * better, and which one minds when a digit is not where it used to be?
 *
 * <p>A dense layer from p pixels to m outputs has (p + 1)m parameters. A convolution leaves most of
 * them out: an output looks at a receptive field of 5 × 5 pixels (26m parameters), and the outputs
 * of a filter share their weights (26 a filter). Pooling then forgets in which of four places a
 * filter has answered. A picture that is moved by a pixel moves the maps of a convolution by a
 * pixel, z_ij(shifted x) = z_(i−1)j(x), where to a dense layer it is another picture altogether.
 *
 * <p>{@link LeNet} with few filters and a dense network whose hidden layer is as wide as makes it
 * the same size are trained on pictures that were never moved, several seeds each, side by side: a
 * Spark task a network and seed, the pictures broadcast once. Then held-out pictures are moved by 0
 * to 4 pixels in four directions.
 *
 * <p>Source: lecture <i>Convolutional Neural Network</i> of Hung-yi Lee (three properties: small
 * patterns, that appear in several regions, and subsampling); LeCun et al. 1998. Expect the
 * convolutional network to be ahead by some per cent at rest and by far more once digits are moved;
 * neither is indifferent, since the dense layer at the end of LeNet knows places.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch07.why-convolution",
    rows = "7.3",
    summary = "A convolutional and a dense network of equal size, and digits that are moved")
public final class WhyConvolutionJob implements Job<WhyConvolutionJob.Options> {

  /** The distance at which the contenders are compared, in pixels. */
  private static final int COMPARED_AT = 2;

  private static final double SIZE_TOLERANCE = 0.02;

  /** The job's options. */
  public record Options(
      ImageOptions images,
      LeNet.Sizes sizes,
      @Key("the optimizer of both: adam:rate=0.002, …") Optimizer optimizer,
      @Key("pictures a step, at least 1") int batch,
      @Key("passes over the training pictures, at least 1") int epochs,
      @Key("starts of each network, at least 1") int seeds,
      @Key("largest move of the held-out pictures in pixels, at least 2") int farthest,
      @Key("least lead in accuracy on pictures that are not moved, for every seed") double lead,
      @Key("least lead in mean accuracy on pictures moved by 2 pixels") double movedLead) {

    public Options {
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.atLeast("seeds", seeds, 1);
      Require.atLeast("farthest", farthest, COMPARED_AT);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    Contest contest =
        new Contest(
            pictures,
            options.sizes(),
            options.optimizer(),
            options.batch(),
            options.epochs(),
            options.farthest());
    List<Trial> trials = trials(run.seed(), options.seeds());
    Broadcast<Contest> shared = run.sc().broadcast(contest);
    List<Result> results;
    try (var progress = run.progress("networks and seeds", trials.size(), "network")) {
      results = Search.run(run.sc(), trials, trial -> shared.value().run(trial), progress::stepTo);
    }
    shared.destroy();
    List<Result> convolutional = results.subList(0, options.seeds());
    List<Result> dense = results.subList(options.seeds(), results.size());
    claim(run, options, contest, convolutional, dense);
    WhyConvolutionPage page = new WhyConvolutionPage(run.report(), contest);
    page.sizes();
    page.contest(convolutional, dense);
    page.moved();
  }

  private static List<Trial> trials(long seed, int seeds) {
    List<Trial> trials = new ArrayList<>();
    for (Contender contender : Contender.values()) {
      for (int i = 0; i < seeds; i++) {
        trials.add(new Trial(contender, seed + i));
      }
    }
    return trials;
  }

  private static void claim(
      Run run, Options options, Contest contest, List<Result> convolutional, List<Result> dense) {
    int size = contest.network(Contender.CONVOLUTIONAL).size();
    int denseSize = contest.network(Contender.DENSE).size();
    double worst =
        IntStream.range(0, dense.size())
            .mapToDouble(i -> convolutional.get(i).accuracy()[0] - dense.get(i).accuracy()[0])
            .min()
            .orElseThrow();
    double moved = mean(convolutional, COMPARED_AT) - mean(dense, COMPARED_AT);
    run.report()
        .metric("parameters.convolutional", size)
        .metric("parameters.dense", denseSize)
        .metric("accuracy.convolutional", mean(convolutional, 0))
        .metric("accuracy.dense", mean(dense, 0))
        .metric("accuracyMoved.convolutional", mean(convolutional, COMPARED_AT))
        .metric("accuracyMoved.dense", mean(dense, COMPARED_AT))
        .claim(
            Claim.within(
                "7.3",
                "parameters of the dense network over those of the convolutional one",
                (double) denseSize / size,
                1,
                SIZE_TOLERANCE))
        .claim(
            Claim.atLeast(
                "7.3",
                "lead of the convolutional network in accuracy, smallest of "
                    + options.seeds()
                    + " seeds",
                worst,
                options.lead()))
        .claim(
            Claim.atLeast(
                "7.3",
                "its lead on pictures moved by %d pixels, mean".formatted(COMPARED_AT),
                moved,
                options.movedLead()));
  }

  private static double mean(List<Result> results, int pixels) {
    return results.stream()
        .mapToDouble(result -> result.accuracy()[pixels])
        .average()
        .orElseThrow();
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(WhyConvolutionJob.class, args);
  }
}
