package leeml.spark.served;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Collectors;
import leeml.spark.net.Address;
import leeml.spark.net.Answer;
import leeml.spark.net.Endpoint;

/** Where the driver hears from its workers, and where those that serve slices find each other. */
final class Coordinator implements AutoCloseable {

  private final int workers;
  private final Queue<Event> events;
  private final Map<Integer, Address> addresses = new TreeMap<>();
  private final Map<Integer, Answer> waiting = new TreeMap<>();
  private final Endpoint endpoint;
  private int attempt;

  /**
   * Starts to listen.
   *
   * @param workers K
   * @param events takes what workers tell
   */
  Coordinator(int workers, Queue<Event> events) {
    this.workers = workers;
    this.events = events;
    this.endpoint = Endpoint.open(this::receive);
  }

  Address address() {
    return endpoint.address();
  }

  /** Where the workers' slices are, by worker; empty as long as not all have arrived. */
  synchronized List<Address> slices() {
    return addresses.size() == workers ? List.copyOf(addresses.values()) : List.of();
  }

  /** The workers are started again: those of an earlier attempt are not listened to any more. */
  synchronized void startAnew(int newAttempt) {
    attempt = newAttempt;
    waiting.values().forEach(answer -> answer.refuse("the attempt is over"));
    waiting.clear();
    addresses.clear();
  }

  private synchronized void receive(ByteBuffer bytes, Answer answer) {
    Notice notice = Notice.unpack(bytes);
    if (notice.attempt() != attempt) {
      answer.refuse("attempt %d is over".formatted(notice.attempt()));
      return;
    }
    switch (notice.kind()) {
      case ARRIVED -> arrived(notice.worker(), notice.address(), answer);
      case REPORT -> take(notice.report(), answer);
      case DONE -> take(new Event.Done(notice.worker()), answer);
    }
  }

  private void take(Event event, Answer answer) {
    events.add(event);
    answer.send(ByteBuffer.allocate(0));
  }

  private void arrived(int worker, Address address, Answer answer) {
    addresses.put(worker, address);
    waiting.put(worker, answer);
    if (waiting.size() == workers) {
      String all =
          addresses.values().stream().map(Address::toString).collect(Collectors.joining("\n"));
      byte[] text = all.getBytes(StandardCharsets.UTF_8);
      waiting.values().forEach(each -> each.send(ByteBuffer.wrap(text)));
      waiting.clear();
    }
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
