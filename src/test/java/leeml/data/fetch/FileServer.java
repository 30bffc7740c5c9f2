package leeml.data.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on the loopback address that serves bytes by path, and knows ranges. */
public final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private volatile int breakAfterBytes = Integer.MAX_VALUE;
  private volatile boolean knowsRanges = true;

  /** Starts on a free port. */
  public FileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Serves bytes under a path that begins with a slash; returns the whole address. */
  public String put(String path, byte[] content) {
    files.put(path, content);
    return root() + path;
  }

  /** The address without a path. */
  public String root() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Closes the connection after so many bytes of a body. */
  public void breakAfter(int bytes) {
    breakAfterBytes = bytes;
  }

  /** Serves whole files, whatever is asked. */
  public void forgetRanges() {
    knowsRanges = false;
  }

  /** The Range headers that came, "-" where there was none. */
  public List<String> ranges() {
    return ranges;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] content = files.get(exchange.getRequestURI().getPath());
      String range = exchange.getRequestHeaders().getFirst("Range");
      ranges.add(range == null ? "-" : range);
      if (content == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      int from = range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
      if (from > 0 && from >= content.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      send(exchange, content, from);
    }
  }

  private void send(HttpExchange exchange, byte[] content, int from) throws IOException {
    if (from > 0) {
      String range = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
      exchange.getResponseHeaders().set("Content-Range", range);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    int end = (int) Math.min(content.length, (long) from + breakAfterBytes);
    exchange.getResponseBody().write(Arrays.copyOfRange(content, from, end));
    exchange.getResponseBody().flush();
  }
}
