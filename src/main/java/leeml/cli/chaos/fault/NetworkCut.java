package leeml.cli.chaos.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import leeml.spark.standalone.Site;
import leeml.spark.standalone.Site.Lodging;
import leeml.spark.standalone.StandaloneCluster;

/**
 * The cable of a worker is pulled: it lives in a network namespace of its own, whose only link to
 * the rest is taken down. No connection is closed, nothing arrives any more.
 *
 * <p>The link is a pair of virtual interfaces with addresses of 198.18.0.0/15, which are for tests
 * (RFC 2544). It takes root. Namespace and link are gone with the worker's processes.
 */
public final class NetworkCut implements Fault {

  /**
   * $0 is the worker's end of the link and $1 its address. The worker is this very process, in a
   * new namespace; a second one hands it the link from outside, once it is there.
   */
  private static final String JOIN =
      """
      link=$0 address=$1 self=$$ here=$(readlink /proc/self/ns/net)
      shift
      {
        while [ "$(readlink /proc/$self/ns/net)" = "$here" ]; do sleep 0.05; done
        ip link set dev "$link" netns $self
      } &
      exec unshare --net sh -c '
        link=$0 address=$1
        shift
        tries=0
        until ip link show dev "$link" >/dev/null 2>&1; do
          tries=$((tries + 1))
          [ $tries -lt 200 ] || { echo "no link $link" >&2; exit 1; }
          sleep 0.05
        done
        ip link set dev lo up
        ip address add "$address" dev "$link"
        ip link set dev "$link" up
        exec "$@"
      ' "$link" "$address" "$@"
      """;

  private String outside;
  private String inside;

  @Override
  public String name() {
    return "network-cut";
  }

  @Override
  public Optional<String> obstacle() {
    String name = "leeml" + Integer.toHexString(ThreadLocalRandom.current().nextInt(1 << 16));
    Optional<String> refused =
        HostCommand.attempt("ip", "link", "add", name + "a", "type", "veth")
            .or(() -> HostCommand.attempt("unshare", "--net", "true"));
    HostCommand.attempt("ip", "link", "delete", name + "a");
    return refused.map(why -> "no network namespace may be made: " + why);
  }

  @Override
  public Optional<Site> site(Path folder) throws IOException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String name = "leeml" + Integer.toHexString(random.nextInt(1 << 16));
    outside = name + "a";
    inside = name + "b";
    String net = "198." + (18 + random.nextInt(2)) + "." + random.nextInt(256) + ".";
    int first = 4 * random.nextInt(64);
    String host = net + (first + 1);
    String workers = net + (first + 2);
    HostCommand.run("ip", "link", "add", outside, "type", "veth", "peer", "name", inside);
    HostCommand.run("ip", "address", "add", host + "/30", "dev", outside);
    HostCommand.run("ip", "link", "set", "dev", outside, "up");
    List<String> join = List.of("sh", "-c", JOIN, inside, workers + "/30");
    return Optional.of(new Site(host, Map.of(WORKER, new Lodging(workers, join, Map.of()))));
  }

  @Override
  public String strike(StandaloneCluster cluster, Process driver) throws IOException {
    HostCommand.run("ip", "link", "set", "dev", outside, "down");
    return "link of worker " + WORKER + " down";
  }

  @Override
  public void leave() {
    // Gone already if the worker's namespace is; otherwise this is the last to know of it.
    HostCommand.attempt("ip", "link", "delete", outside);
  }

  @Override
  public boolean isFelt(Traces traces) {
    return traces.logHas("Lost executor");
  }
}
