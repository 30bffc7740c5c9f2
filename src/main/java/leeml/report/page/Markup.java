package leeml.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** Light Markdown as HTML: paragraphs, {@code **bold**}, code in backticks; all else is text. */
final class Markup {
  private static final Pattern BLANK_LINES = Pattern.compile("\\R\\s*\\R");
  private static final Pattern MARK = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*");

  private Markup() {}

  /** The paragraphs of a text, each as escaped HTML without its element. */
  static List<String> paragraphs(String text) {
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : BLANK_LINES.split(text.strip(), -1)) {
      if (!paragraph.isBlank()) {
        paragraphs.add(inline(paragraph.strip()));
      }
    }
    return paragraphs;
  }

  /** One line of text as escaped HTML. */
  static String inline(String text) {
    Matcher mark = MARK.matcher(StringEscapeUtils.escapeHtml4(text));
    return mark.replaceAll(
        found ->
            Matcher.quoteReplacement(
                found.group(1) != null
                    ? "<code>" + found.group(1) + "</code>"
                    : "<strong>" + found.group(2) + "</strong>"));
  }
}
