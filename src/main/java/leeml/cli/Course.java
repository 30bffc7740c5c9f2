package leeml.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The map of the course: chapters and rows, whether or not a job shows them yet.
 *
 * @param chapters in order
 * @param strategies the rows of the study of strategies, which belong to no chapter
 */
record Course(List<Chapter> chapters, Chapter strategies) {

  /**
   * One thing that a job can show.
   *
   * @param id such as {@code 2.4}
   */
  record Row(String id, String title) {}

  /**
   * A chapter.
   *
   * @param name such as {@code ch02}
   * @param folder the package of its jobs
   * @param chinese the title in Chinese
   */
  record Chapter(String name, String folder, String title, String chinese, List<Row> rows) {

    /** Both titles. */
    String heading() {
      return title + " · " + chinese;
    }
  }

  /** Reads {@code conf/course.conf} from the class path. */
  static Course load() {
    Config map =
        ConfigFactory.parseResources(
            Course.class.getClassLoader(),
            "conf/course.conf",
            ConfigParseOptions.defaults().setAllowMissing(false));
    return new Course(
        map.getConfigList("chapters").stream().map(Course::chapter).toList(),
        strategies(map.getConfig("strategies")));
  }

  /** The chapter of a name: {@code ch02}, or {@code study}, whose rows begin with D. */
  Optional<Chapter> find(String name) {
    return name.equals(strategies.name()) || name.equals("D")
        ? Optional.of(strategies)
        : chapters.stream().filter(chapter -> chapter.name().equals(name)).findFirst();
  }

  private static Chapter strategies(Config study) {
    String folder = study.getString("folder");
    return section(folder, folder, study);
  }

  private static Chapter chapter(Config chapter) {
    String name = String.format(Locale.ROOT, "ch%02d", chapter.getInt("number"));
    return section(name, chapter.getString("folder"), chapter);
  }

  private static Chapter section(String name, String folder, Config section) {
    return new Chapter(
        name,
        folder,
        section.getString("title"),
        section.getString("chinese"),
        section.getConfigList("rows").stream()
            .map(row -> new Row(row.getString("id"), row.getString("title")))
            .toList());
  }
}
