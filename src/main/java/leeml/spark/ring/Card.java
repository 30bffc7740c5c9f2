package leeml.spark.ring;

import java.util.List;
import java.util.stream.Collectors;
import leeml.spark.net.Address;

/**
 * What a worker tells the others.
 *
 * @param address where it sits
 * @param weight of its vector
 */
public record Card(Address address, double weight) {

  /** {@code host:port weight}. */
  @Override
  public String toString() {
    return address + " " + weight;
  }

  static Card parse(String text) {
    int blank = text.indexOf(' ');
    return new Card(
        Address.parse(text.substring(0, blank)), Double.parseDouble(text.substring(blank + 1)));
  }

  /** One a line. */
  static String join(List<Card> cards) {
    return cards.stream().map(Card::toString).collect(Collectors.joining("\n"));
  }

  static List<Card> parseAll(String lines) {
    return lines.lines().map(Card::parse).toList();
  }
}
