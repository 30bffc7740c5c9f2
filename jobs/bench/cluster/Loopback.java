package bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The kernel's counters of the loopback interface, over which the JVMs of a cluster on one machine
 * talk. They count whatever goes over it, headers of TCP and IP included, whoever sends it.
 */
final class Loopback {

  private static final Path COUNTERS = Path.of("/proc/net/dev");
  private static final String INTERFACE = "lo:";
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Loopback() {}

  /** Bytes sent since the machine started; empty where the kernel does not say. */
  static OptionalLong bytesSent() {
    if (!Files.isReadable(COUNTERS)) {
      return OptionalLong.empty();
    }
    try {
      return bytesSent(Files.readAllLines(COUNTERS));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** The ninth number behind the name, as proc(5) has it. */
  static OptionalLong bytesSent(List<String> table) {
    for (String line : table) {
      String row = line.strip();
      if (row.startsWith(INTERFACE)) {
        String[] numbers = BLANKS.split(row.substring(INTERFACE.length()).strip(), -1);
        return OptionalLong.of(Long.parseLong(numbers[8]));
      }
    }
    return OptionalLong.empty();
  }
}
