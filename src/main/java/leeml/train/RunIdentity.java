package leeml.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.zip.CRC32C;
import leeml.model.Objective;
import leeml.optim.Optimizer;
import leeml.train.checkpoint.Identity;

/**
 * What a trainer knows of itself that has to agree with a checkpoint it goes on from. The budget is
 * not in it, nor where the workers live: a run may go on for longer, and elsewhere.
 */
final class RunIdentity {

  private static final int MOST_SHARDS_SHOWN = 16;

  private final Map<String, String> facts = new LinkedHashMap<>();

  /** The model: its class, the length of θ, and the start as a checksum. */
  RunIdentity model(Objective<?> objective, float[] start) {
    boolean named = !objective.getClass().isHidden();
    facts.put("objective", named ? objective.getClass().getName() : "a function");
    facts.put("parameters", Integer.toString(start.length));
    facts.put("start", checksum(start));
    return this;
  }

  /** The recurrence of the optimizer; rates are not in it, so that one may go on with a smaller. */
  RunIdentity optimizer(Optimizer optimizer, int size) {
    facts.put("optimizer", optimizer.init(size).kind());
    return this;
  }

  /** How workers are combined and what they draw. */
  RunIdentity descent(String strategy, String compressor, int batchSize, long seed) {
    facts.put("strategy", strategy);
    facts.put("compressor", compressor);
    facts.put("batch size", batchSize == Integer.MAX_VALUE ? "all" : Integer.toString(batchSize));
    facts.put("seed", Long.toString(seed));
    return this;
  }

  /** How many workers there are and what each one holds. */
  RunIdentity shards(long[] sizes) {
    facts.put("workers", Integer.toString(sizes.length));
    facts.put(
        "examples",
        sizes.length <= MOST_SHARDS_SHOWN
            ? LongStream.of(sizes).mapToObj(Long::toString).collect(Collectors.joining("+"))
            : "%d (shards %08x)".formatted(LongStream.of(sizes).sum(), Arrays.hashCode(sizes)));
    return this;
  }

  /** What is looked at during training, and what ends it early. */
  RunIdentity stopping(List<Validation> validations, Budget budget) {
    String looks =
        validations.stream()
            .map(v -> v.patience() == 0 ? v.name() : v.name() + " with patience " + v.patience())
            .collect(Collectors.joining(", "));
    facts.put("validations", looks.isEmpty() ? "none" : looks);
    facts.put(
        "target",
        budget
            .target()
            .map(
                t -> "%s at %s %s".formatted(t.metric(), t.atLeast() ? "least" : "most", t.value()))
            .orElse("none"));
    return this;
  }

  Identity get() {
    return new Identity(facts);
  }

  private static String checksum(float[] theta) {
    CRC32C checksum = new CRC32C();
    byte[] bytes = new byte[Float.BYTES];
    for (float value : theta) {
      int bits = Float.floatToRawIntBits(value);
      bytes[0] = (byte) (bits >>> 24);
      bytes[1] = (byte) (bits >>> 16);
      bytes[2] = (byte) (bits >>> 8);
      bytes[3] = (byte) bits;
      checksum.update(bytes);
    }
    return "%08x".formatted(checksum.getValue());
  }
}
