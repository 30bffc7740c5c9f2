package leeml.job;

import java.util.Locale;
import java.util.regex.Pattern;

/** How Java's names are spelt in configuration: {@code learningRate} is {@code learning-rate}. */
final class KeyName {

  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private KeyName() {}

  static String ofComponent(String camelCase) {
    return CAPITAL.matcher(camelCase).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  static String ofConstant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
