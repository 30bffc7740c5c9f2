package leeml.job.score;

import java.util.Optional;
import java.util.regex.Pattern;
import leeml.data.file.InputFiles;
import leeml.data.idx.ImageSplit;
import leeml.data.idx.LabelledImages;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;

/**
 * Pictures to be read, with their classes where somebody knows them.
 *
 * @param name where they come from
 * @param images the pictures; all of class 0 if they are not labelled
 * @param labelled whether the classes are known
 */
record ScoredPictures(String name, LabelledImages images, boolean labelled) {

  private static final Pattern IMAGES = Pattern.compile("images(-idx3-ubyte(\\.gz)?)$");

  /**
   * Reads the held-out part of a folder or of a set that is called by its name; or one file of
   * pictures, whose classes lie beside it as {@code labels-idx1} if they lie anywhere.
   *
   * @throws BadInputException if a file is missing or damaged
   */
  static ScoredPictures read(Configuration hadoop, String data) {
    if (!data.contains("-idx3-ubyte")) {
      String folder = ImageSplit.folder(hadoop, data);
      return new ScoredPictures(data, LabelledImages.readPart(hadoop, folder, "t10k"), true);
    }
    return labels(hadoop, data)
        .map(labels -> new ScoredPictures(data, LabelledImages.read(hadoop, data, labels), true))
        .orElseGet(
            () -> new ScoredPictures(data, LabelledImages.readUnlabelled(hadoop, data), false));
  }

  private static Optional<String> labels(Configuration hadoop, String images) {
    String beside = IMAGES.matcher(images).replaceFirst("labels-idx1-ubyte$2");
    return Optional.of(beside)
        .filter(path -> !path.equals(images) && InputFiles.exists(hadoop, path));
  }

  /**
   * Says no to a class that a model has never heard of.
   *
   * @throws BadInputException with the first such picture
   */
  void requireClasses(int classes) {
    for (int i = 0; labelled && i < images.count(); i++) {
      if (images.label(i) >= classes) {
        throw new BadInputException(
            "%s, picture %d".formatted(name, i),
            "is of class %d, and the model knows 0 … %d".formatted(images.label(i), classes - 1));
      }
    }
  }
}
