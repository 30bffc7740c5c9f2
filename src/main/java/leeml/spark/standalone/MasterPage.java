package leeml.spark.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Optional;

/**
 * What a master says of itself on its page.
 *
 * @param host where it listens
 * @param port of the page
 */
record MasterPage(String host, int port) {

  /** Its state as Spark writes it; empty while it does not answer, or is not in charge. */
  Optional<JsonNode> state() {
    try {
      URL page = URI.create(address() + "/json/").toURL();
      JsonNode state = new ObjectMapper().readTree(page);
      return Optional.of(state).filter(s -> s.path("status").asText().equals("ALIVE"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Workers that have registered and live; −1 while there is no master. */
  int workersAlive() {
    return state().map(state -> state.path("aliveworkers").asInt()).orElse(-1);
  }

  /** {@code http://…}. */
  String address() {
    return "http://" + host + ":" + port;
  }
}
