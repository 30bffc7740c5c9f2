package bench;

import java.util.Arrays;
import leeml.dl4j.ExampleNetwork;
import leeml.dl4j.runtime.NativeLibrary;
import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.report.Claim;

/** Native bytes in use over epochs of gradients of LeNet: what is taken must come back. */
final class NativeMemory {

  /** Native bytes that may come and go with what is not yet collected. */
  private static final double SLACK = 1 << 20;

  private NativeMemory() {}

  static void measure(Run run, int batch, int epochs) {
    ExampleNetwork objective = LeNetStep.objective();
    Examples pictures = LeNetStep.pictures(10 * batch, run.seed());
    float[] theta = objective.initial(run.seed());
    float[] gradient = new float[theta.length];
    double[] bytes = new double[epochs];
    for (int epoch = 0; epoch < epochs; epoch++) {
      for (int from = 0; from < pictures.size(); from += batch) {
        objective.lossAndGradient(
            theta,
            new ExampleBatch(pictures, pictures.all().order(), from, from + batch),
            gradient);
      }
      bytes[epoch] = NativeLibrary.bytesInUse();
    }
    double early = bytes[epochs / 5];
    double late = Arrays.stream(bytes).skip(epochs - 5L).min().orElseThrow();
    run.report()
        .metric("memory.bytes", late)
        .claim(
            Claim.atMost(
                "memory",
                "native bytes after %d epochs above those after %d".formatted(epochs, epochs / 5),
                late - early,
                SLACK));
  }
}
