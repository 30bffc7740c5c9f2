package leeml.report.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import leeml.report.Pictures;
import leeml.report.Section;
import leeml.report.Table;
import leeml.report.echarts.ChartOption;
import leeml.report.motion.Animation;

/** The sections of a report as the template reads them: each a map under the name of its kind. */
final class PageBlocks {
  private final List<Map<String, Object>> blocks = new ArrayList<>();
  private final List<Map<String, Object>> headings = new ArrayList<>();
  private final List<String> options = new ArrayList<>();

  PageBlocks(List<Section> sections) {
    sections.forEach(this::add);
  }

  List<Map<String, Object>> blocks() {
    return blocks;
  }

  /** The headings with their anchors. */
  List<Map<String, Object>> headings() {
    return headings;
  }

  /** The option objects of the charts, in the order of the page, as one JSON array. */
  String options() {
    return "[" + String.join(",", options) + "]";
  }

  boolean hasCharts() {
    return !options.isEmpty();
  }

  private void add(Section section) {
    if (section instanceof Section.Heading heading) {
      Map<String, Object> entry =
          Map.of("text", heading.text(), "anchor", "part-" + (headings.size() + 1));
      headings.add(entry);
      blocks.add(Map.of("heading", entry));
    } else if (section instanceof Section.Paragraphs text) {
      blocks.add(Map.of("paragraphs", Markup.paragraphs(text.text())));
    } else if (section instanceof Section.Figure figure) {
      blocks.add(Map.of("figure", figure(figure)));
    } else if (section instanceof Section.Film film) {
      blocks.add(Map.of("film", film(film.animation())));
    } else if (section instanceof Table table) {
      blocks.add(Map.of("table", table(table)));
    } else if (section instanceof Pictures pictures) {
      blocks.add(Map.of("pictures", pictures(pictures)));
    } else {
      throw new IllegalArgumentException("no place for " + section.getClass().getName());
    }
  }

  private Map<String, Object> figure(Section.Figure figure) {
    ChartOption option = ChartOption.of(figure.chart());
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("title", figure.chart().title());
    block.put("caption", Markup.paragraphs(figure.chart().caption()));
    block.put("notes", option.notes());
    block.put("description", option.description());
    block.put("empty", option.empty());
    if (!option.empty()) {
      block.put("index", options.size());
      options.add(option.json());
    }
    return block;
  }

  private static Map<String, Object> film(Animation animation) {
    return Map.of(
        "title", animation.title(),
        "caption", Markup.paragraphs(animation.caption()),
        "svg", MotionSvg.of(animation),
        "empty", animation.frames() == 0);
  }

  private static Map<String, Object> table(Table table) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("title", table.title());
    List<Map<String, Object>> columns = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      int at = column;
      boolean number =
          !table.rows().isEmpty()
              && table.rows().stream()
                  .map(row -> row.get(at))
                  .allMatch(cell -> cell.number() || cell.text().isEmpty());
      columns.add(Map.of("text", table.columns().get(column), "number", number));
    }
    block.put("columns", columns);
    block.put("rows", table.rows().stream().map(row -> Map.of("cells", row)).toList());
    block.put("empty", table.rows().isEmpty());
    return block;
  }

  private static Map<String, Object> pictures(Pictures pictures) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Pictures.Picture picture : pictures.pictures()) {
      entries.add(
          Map.of(
              "caption",
              picture.caption(),
              "source",
              "data:image/png;base64," + png(picture.image())));
    }
    return Map.of(
        "title", pictures.title(),
        "caption", Markup.paragraphs(pictures.caption()),
        "pictures", entries,
        "empty", entries.isEmpty());
  }

  private static String png(BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a picture", e);
    }
  }
}
