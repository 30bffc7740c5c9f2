package ch06_dnn;

import java.util.Map;
import java.util.Optional;
import leeml.data.Shipped;
import leeml.data.catalogue.Catalogue;
import leeml.data.catalogue.LocatedSet;
import leeml.data.idx.LabelledImages;
import leeml.model.Examples;
import org.apache.hadoop.conf.Configuration;

/**
 * Pictures of digits to train on and held out.
 *
 * @param train pixels in [0, 1], targets 0 … classes − 1
 * @param heldOut the same, never trained on
 * @param classes how many
 * @param width of a picture in pixels
 * @param whole whether they are all of MNIST's 60 000 and 10 000
 */
record DigitSplit(Examples train, Examples heldOut, int classes, int width, boolean whole) {

  private static final int ALL_TRAIN = 60_000;
  private static final int ALL_HELD_OUT = 10_000;

  /** Names that stand for the catalogue's set where it is at hand, else for the shipped cut. */
  private static final Map<String, String> CUTS = Map.of("mnist", "mnist-small");

  /**
   * Reads the first pictures of a folder of IDX files.
   *
   * @param data the folder; {@code mnist} for the whole set if it was fetched or a mirror has it,
   *     else for the cut that ships with the project
   * @param training how many of the part {@code train} at most; 0 for all
   * @param heldOut how many of the part {@code t10k} at most; 0 for all
   */
  static DigitSplit read(Configuration hadoop, String data, int training, int heldOut) {
    String folder = CUTS.containsKey(data) ? found(hadoop, data) : data;
    LabelledImages train = LabelledImages.readPart(hadoop, folder, "train");
    LabelledImages test = LabelledImages.readPart(hadoop, folder, "t10k");
    int trained = most(training, train.count());
    int held = most(heldOut, test.count());
    return new DigitSplit(
        train.examples(0, trained),
        test.examples(0, held),
        Math.max(train.classes(), test.classes()),
        train.columns(),
        trained == ALL_TRAIN && held == ALL_HELD_OUT);
  }

  int pixels() {
    return train.rows().columns();
  }

  private static String found(Configuration hadoop, String set) {
    Optional<LocatedSet> located = Catalogue.standard(hadoop).find(set);
    return located
        .map(there -> there.path("train-images-idx3-ubyte.gz"))
        .map(path -> path.substring(0, path.lastIndexOf('/')))
        .orElseGet(() -> Shipped.path(CUTS.get(set)));
  }

  private static int most(int wanted, int there) {
    return wanted == 0 ? there : Math.min(wanted, there);
  }
}
