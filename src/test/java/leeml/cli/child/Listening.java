package leeml.cli.child;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a process listens, as the kernel has it in {@code /proc}. */
public final class Listening {

  /** The state of a socket that listens. */
  private static final String LISTEN = "0A";

  private static final int WORD = 4;
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Listening() {}

  /**
   * The addresses at which a process takes connections; none if it has ended.
   *
   * @param pid its number
   */
  public static List<InetAddress> addresses(long pid) throws IOException {
    Path process = Path.of("/proc", String.valueOf(pid));
    Set<String> own = sockets(process);
    List<InetAddress> addresses = new ArrayList<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      for (String line : lines(process.resolve(table))) {
        String[] columns = BLANKS.split(line.strip(), -1);
        if (columns.length > 9 && columns[3].equals(LISTEN) && own.contains(columns[9])) {
          addresses.add(address(columns[1].split(":", -1)[0]));
        }
      }
    }
    return addresses;
  }

  /**
   * The same, once there is one: a process that has just started does not listen yet.
   *
   * @return none if there is none within so many seconds
   */
  public static List<InetAddress> awaited(long pid, int seconds)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    List<InetAddress> addresses = addresses(pid);
    while (addresses.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(100);
      addresses = addresses(pid);
    }
    return addresses;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of(); // the process has ended
    }
  }

  /** The numbers of the sockets that a process has open. */
  private static Set<String> sockets(Path process) throws IOException {
    Set<String> sockets = new HashSet<>();
    if (!Files.isDirectory(process.resolve("fd"))) {
      return sockets;
    }
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      for (Path file : files.toList()) {
        try {
          String target = Files.readSymbolicLink(file).toString();
          if (target.startsWith("socket:[")) {
            sockets.add(target.substring(8, target.length() - 1));
          }
        } catch (IOException e) {
          // It has been closed since it was listed.
        }
      }
    }
    return sockets;
  }

  /** An address as the kernel prints it: words of four bytes, each with its last byte first. */
  private static InetAddress address(String hex) throws IOException {
    byte[] there = HexFormat.of().parseHex(hex);
    byte[] bytes = new byte[there.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = there[i - i % WORD + WORD - 1 - i % WORD];
    }
    return InetAddress.getByAddress(bytes);
  }
}
