package ch04_optimization.net;

import java.io.Serializable;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.report.Progress;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * One training run of a {@link PictureNet} that is to be made.
 *
 * @param optimizer what differs between trials
 * @param seed of θ₀ and of the order of the batches
 */
public record Trial(Optimizer optimizer, long seed) implements Serializable {

  /** The same with {@code count} seeds from {@code first} on. */
  public static Stream<Trial> overSeeds(Optimizer optimizer, long first, int count) {
    return LongStream.range(first, first + count).mapToObj(seed -> new Trial(optimizer, seed));
  }

  /** Makes all of them, each in one thread of Spark's; the curves in the order of the trials. */
  public static List<Curves> trainAll(
      Run run, Broadcast<PictureNet> net, List<Trial> trials, int epochs) {
    try (Progress progress = run.progress("training", trials.size(), "trial")) {
      return Search.run(
          run.sc(),
          trials,
          trial -> net.value().train(trial.optimizer(), trial.seed(), epochs),
          progress::stepTo);
    }
  }
}
