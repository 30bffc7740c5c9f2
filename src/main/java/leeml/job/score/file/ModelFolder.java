package leeml.job.score.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import leeml.report.RunFolder;
import org.apache.hadoop.conf.Configuration;

/**
 * The {@code model/} folder of a run that has ended.
 *
 * @param run the run's folder, any Hadoop path
 */
public record ModelFolder(Configuration hadoop, String run) {

  private static final String LAYOUT = "model.json";
  private static final String FORMAT = "leeml-model";
  private static final int VERSION = 1;

  /**
   * Says no to a run that has saved no model, at little cost.
   *
   * @throws BadInputException if it has not, or the file system cannot be reached
   */
  public void requireSaved() {
    if (run.isBlank() || !InputFiles.exists(hadoop, file(LAYOUT))) {
      throw new BadInputException(
          run.isBlank() ? "(no path)" : run,
          "holds no saved model (model/%s), expected the folder of a run that trains one"
              .formatted(LAYOUT));
    }
  }

  /**
   * Reads {@code model.json}.
   *
   * @throws BadInputException if there is none, or it is of another format or version
   */
  public ModelJson layout() {
    requireSaved();
    try (InputStream in = open(LAYOUT)) {
      ModelJson layout = ModelJson.read(file(LAYOUT), in);
      layout.text("format", FORMAT);
      if (layout.integer("version", 1) != VERSION) {
        throw layout.wrong("version", "%d, the one that is read here".formatted(VERSION));
      }
      return layout;
    } catch (IOException e) {
      throw new BadInputException(file(LAYOUT), "cannot be read: " + e.getMessage(), e);
    }
  }

  /** Opens a file of the folder; the caller closes it. */
  public InputStream open(String name) throws IOException {
    org.apache.hadoop.fs.Path path = InputFiles.qualified(hadoop, file(name));
    try {
      return path.getFileSystem(hadoop).open(path);
    } catch (FileNotFoundException e) {
      throw new BadInputException(file(name), "no such file", e);
    }
  }

  /** What a file of the folder is called in a message. */
  public String file(String name) {
    return (run.endsWith("/") ? run : run + "/") + "model/" + name;
  }

  /** A {@code model.json} of this version, for a kind of model to add to. */
  public static ObjectNode describe(String kind) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("format", FORMAT)
        .put("version", VERSION)
        .put("kind", kind);
  }

  /** Writes {@code model.json}, under another name first: who finds it finds all of it. */
  public static void write(RunFolder folder, ObjectNode layout) {
    Path target = folder.model().resolve(LAYOUT);
    Path part = folder.model().resolve(LAYOUT + ".part");
    try {
      Files.writeString(part, layout.toPrettyString() + "\n");
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }
}
