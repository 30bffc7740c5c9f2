package leeml.spark.server;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import leeml.spark.net.PeerException;
import leeml.spark.net.Peers;
import leeml.spark.net.Pending;
import leeml.spark.server.Request.Kind;

/** A parameter server whose slices are on executors, as the driver deals with it. */
public final class RemoteServer implements Server {

  private final Peers peers;
  private final ServerLocation server;
  private final int attempt;

  /**
   * A server that runs already.
   *
   * @param peers the way there; stays the caller's
   * @param attempt at the run
   */
  public RemoteServer(Peers peers, ServerLocation server, int attempt) {
    this.peers = peers;
    this.server = server;
    this.attempt = attempt;
  }

  @Override
  public Look look(boolean withRule) {
    List<ByteBuffer> seen = ask(withRule ? Kind.LOOK_WHOLE : Kind.LOOK, "look");
    return new Look(seen.stream().map(ServerWire::look).toList());
  }

  @Override
  public void stop() {
    ask(Kind.STOP, "stop");
  }

  /** {@inheritDoc} A slice that is gone is released. */
  @Override
  public void release() {
    for (int slice = 0; slice < server.addresses().size(); slice++) {
      release(slice);
    }
  }

  private void release(int slice) {
    try {
      send(Kind.RELEASE, "release", slice).await();
    } catch (PeerException gone) {
      // what is gone holds nothing any more
    }
  }

  private List<ByteBuffer> ask(Kind kind, String what) {
    List<Pending> asked = new ArrayList<>();
    for (int slice = 0; slice < server.addresses().size(); slice++) {
      asked.add(send(kind, what, slice));
    }
    return asked.stream().map(Pending::await).toList();
  }

  private Pending send(Kind kind, String what, int slice) {
    return peers.ask(
        server.addresses().get(slice),
        "%s at slice %d".formatted(what, slice),
        Request.of(kind, attempt, slice, Request.DRIVER));
  }
}
