package leeml.data.generate;

import java.util.Optional;

/**
 * Documents with known topics, one a line.
 *
 * @param themes what they are about
 */
public record TopicRows(Themes themes) implements GeneratedLines {

  @Override
  public Optional<String> header() {
    return Optional.empty();
  }

  @Override
  public String line(long number) {
    return themes.document(number);
  }

  @Override
  public String suffix() {
    return ".txt";
  }
}
