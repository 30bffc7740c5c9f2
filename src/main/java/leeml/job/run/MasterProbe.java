package leeml.job.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Pattern;
import leeml.error.UsageException;

/**
 * Looks at a master before Spark does: Spark itself tries an unreachable one for a minute and ends
 * in a stack trace.
 */
public final class MasterProbe {

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final String STANDALONE = "spark://";
  private static final Pattern COMMA = Pattern.compile(",");
  private static final Pattern KNOWN =
      Pattern.compile(
          "local|local\\[([1-9]\\d*|\\*)(,\\s*\\d+)?]|local-cluster\\[.+]|yarn"
              + "|k8s://.+|spark://[^:,/]+:\\d{1,5}(,[^:,/]+:\\d{1,5})*");

  private MasterProbe() {}

  /** Whether the master lives in this JVM. */
  public static boolean isLocal(String master) {
    return master.equals("local") || master.startsWith("local[");
  }

  /**
   * Checks that a master's address has one of Spark's forms and, for a standalone cluster, that one
   * of its masters takes a connection within five seconds each.
   *
   * @throws UsageException if the address has none of the forms
   * @throws IOException if no master answers
   */
  public static void check(String master) throws IOException {
    if (!KNOWN.matcher(master).matches()) {
      throw new UsageException(
          "--master "
              + master
              + ": expected local[n], local[*], spark://host:port, yarn or k8s://host:port");
    }
    if (master.startsWith(STANDALONE)) {
      checkStandalone(master);
    }
  }

  private static void checkStandalone(String master) throws IOException {
    List<String> addresses = List.of(COMMA.split(master.substring(STANDALONE.length()), -1));
    IOException last = new IOException("no address");
    for (String address : addresses) {
      try {
        connect(address);
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    throw new IOException("no Spark master answers at " + master + " (" + reason(last) + ")");
  }

  private static void connect(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    if (port < 1 || port > 65_535) {
      throw new UsageException("--master: port " + port + " of " + address + " is not in 1..65535");
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address.substring(0, colon), port), TIMEOUT_MILLIS);
    }
  }

  private static String reason(IOException e) {
    return e instanceof java.net.UnknownHostException ? "unknown host" : e.getMessage();
  }
}
