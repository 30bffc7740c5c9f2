package leeml.data.idx;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import leeml.data.Shipped;
import leeml.data.catalogue.Catalogue;
import leeml.data.catalogue.LocatedSet;
import leeml.error.BadInputException;
import leeml.model.Examples;
import org.apache.hadoop.conf.Configuration;

/**
 * Pictures with classes, to train on and held out.
 *
 * @param train pixels in [0, 1], targets 0 … classes − 1
 * @param heldOut the same, never trained on
 * @param classes how many
 * @param width of a picture in pixels
 * @param whole whether they are all of 60 000 and 10 000, as MNIST and its kin have them
 */
public record ImageSplit(Examples train, Examples heldOut, int classes, int width, boolean whole)
    implements Serializable {

  private static final int ALL_TRAIN = 60_000;
  private static final int ALL_HELD_OUT = 10_000;

  /** Names that stand for the catalogue's set where it is at hand, else for the shipped cut. */
  private static final Map<String, String> CUTS =
      Map.of("mnist", "mnist-small", "fashion-mnist", "fashion-mnist-small");

  /**
   * Reads the first pictures of a folder of IDX files.
   *
   * @param data the folder; {@code mnist} or {@code fashion-mnist} for the whole set if it was
   *     fetched or a mirror has it, else for the cut that ships with the project
   * @param training how many of the part {@code train} at most; 0 for all
   * @param heldOut how many of the part {@code t10k} at most; 0 for all
   * @throws BadInputException if a file is missing or damaged, or the two parts differ in size of
   *     picture
   */
  public static ImageSplit read(Configuration hadoop, String data, int training, int heldOut) {
    String folder = folder(hadoop, data);
    LabelledImages train = LabelledImages.readPart(hadoop, folder, "train");
    LabelledImages test = LabelledImages.readPart(hadoop, folder, "t10k");
    if (train.rows() != test.rows() || train.columns() != test.columns()) {
      throw new BadInputException(
          folder,
          "pictures of t10k are %d × %d, expected %d × %d as those of train"
              .formatted(test.rows(), test.columns(), train.rows(), train.columns()));
    }
    int trained = most(training, train.count());
    int held = most(heldOut, test.count());
    return new ImageSplit(
        train.examples(0, trained),
        test.examples(0, held),
        Math.max(train.classes(), test.classes()),
        train.columns(),
        trained == ALL_TRAIN && held == ALL_HELD_OUT);
  }

  /** The pixels p of a picture. */
  public int pixels() {
    return train.rows().columns();
  }

  /** The height of a picture in pixels. */
  public int height() {
    return pixels() / width;
  }

  /** The folder of a set that may be called by its name, as {@link #read} takes it. */
  public static String folder(Configuration hadoop, String data) {
    return CUTS.containsKey(data) ? found(hadoop, data) : data;
  }

  private static String found(Configuration hadoop, String set) {
    Optional<LocatedSet> located = Catalogue.standard(hadoop).find(set);
    return located
        .map(there -> there.path("train-images-idx3-ubyte.gz"))
        .map(path -> path.substring(0, path.lastIndexOf('/')))
        .orElseGet(() -> Shipped.path(hadoop, CUTS.get(set)));
  }

  private static int most(int wanted, int there) {
    return wanted == 0 ? there : Math.min(wanted, there);
  }
}
