package leeml.dl4j.master;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import org.nd4j.parameterserver.distributed.conf.VoidConfiguration;
import org.nd4j.parameterserver.distributed.v2.transport.PortSupplier;

/** How Aeron, which carries the updates of {@link SharingMaster}, is set up in each JVM. */
final class SharedUpdates {

  private static final String UNBLOCK_TIMEOUT = "aeron.publication.unblock.timeout";

  private SharedUpdates() {}

  /** Before Aeron starts; again is nothing. */
  static void start() {
    // Aeron wants it above the time after which a client counts as dead, which Deeplearning4j sets
    // to 30 seconds; its own default is 15.
    if (System.getProperty(UNBLOCK_TIMEOUT) == null) {
      System.setProperty(UNBLOCK_TIMEOUT, "60s");
    }
  }

  /** Every JVM listens on the host's own address, on a port of its own. */
  static VoidConfiguration configuration(String driverHost) {
    return VoidConfiguration.builder()
        .controllerAddress(driverHost)
        .networkMask(driverHost + "/16")
        .portSupplier(new FreePort())
        .build();
  }

  /** A port that was free when first asked for, one a JVM: two executors may share a host. */
  private static final class FreePort implements PortSupplier {
    private static final long serialVersionUID = 1;

    @Override
    public int getPort() {
      return Chosen.PORT;
    }

    /** Set when it is first used. */
    private static final class Chosen {
      private static final int PORT = free();

      private static int free() {
        try (DatagramSocket socket = new DatagramSocket(0)) {
          return socket.getLocalPort();
        } catch (SocketException e) {
          throw new UncheckedIOException("no UDP port is free for Deeplearning4j's updates", e);
        }
      }
    }
  }
}
