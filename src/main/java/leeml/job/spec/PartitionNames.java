package leeml.job.spec;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import leeml.error.UsageException;
import leeml.train.shard.Partition;
import leeml.train.shard.partition.ByLabel;
import leeml.train.shard.partition.Dirichlet;
import leeml.train.shard.partition.Iid;
import leeml.train.shard.partition.Sizes;

/** What may stand after {@code --partition}. */
public final class PartitionNames {

  private static final Pattern COLON = Pattern.compile(":");

  private static final Names<Partition> NAMES =
      new Names<Partition>("partition")
          .with("iid", spec -> new Iid())
          .with("dirichlet", spec -> new Dirichlet(spec.number("alpha")))
          .with("by-label", spec -> new ByLabel(spec.integer("blocks", 1)))
          .with("sizes", spec -> new Sizes(shares(spec.text("shares"))));

  private PartitionNames() {}

  /**
   * Reads a partition: {@code dirichlet:alpha=0.1}, {@code sizes:shares=3:1}.
   *
   * @throws UsageException if there is no such partition or parameter, or a value is out of range
   */
  public static Partition parse(String text) {
    return NAMES.parse(text);
  }

  private static List<Double> shares(String text) {
    try {
      return Arrays.stream(COLON.split(text, -1)).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      throw new UsageException(
          "sizes: shares is '%s', expected numbers such as 3:1:1".formatted(text));
    }
  }
}
