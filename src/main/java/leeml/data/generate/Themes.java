package leeml.data.generate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import leeml.train.shard.Seeds;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Documents with known topics, made on the executors as latent Dirichlet allocation says: a mixture
 * θ ~ Dirichlet(0.2) of eight themes a document, a theme of each word from θ, the word from its
 * theme.
 *
 * <p>A theme gives its k-th word with a probability ∝ 1/√k, and one word in seven from those that
 * all themes share. Some words belong to two themes, as “court” does to law and to sport.
 *
 * @param documents how many, at least 1
 * @param length words of each, at least 1
 * @param partitions of equal size, at least 1; the documents do not depend on it
 * @param seed of everything
 */
public record Themes(long documents, int length, int partitions, long seed)
    implements Serializable {

  private static final double MIXING = 0.2;
  private static final double SHARED = 1.0 / 7;

  private static final List<List<String>> WORDS =
      List.of(
          words(
              "ship harbour sail captain anchor wave crew deck storm mast island cargo port rope"),
          words(
              "oven butter flour recipe sugar onion salt dinner spice kitchen bread soup port"
                  + " plate"),
          words(
              "violin concert melody rhythm piano singer choir drum note score tune opera band"
                  + " key"),
          words(
              "judge court trial witness lawyer verdict crime jury prison appeal guilty law case"
                  + " note"),
          words(
              "match goal team player coach court league score referee season ball win stadium"
                  + " crew"),
          words("bank market share price profit loan stock trade debt credit tax fund bond note"),
          words("garden soil seed root leaf flower plant tree stock weed spade bloom branch pot"),
          words(
              "doctor nurse patient fever pulse clinic surgeon wound drug vein bone virus case"
                  + " trial"));

  private static final List<String> COMMON =
      words("day time people year house hand morning town road friend letter word world voice");

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }

  /** Checks the ranges. */
  public Themes {
    if (documents < 1 || length < 1 || partitions < 1) {
      throw new IllegalArgumentException(
          "documents = %d, length = %d, partitions = %d, expected at least 1 of each"
              .formatted(documents, length, partitions));
    }
  }

  /** How many themes there are. */
  public static int count() {
    return WORDS.size();
  }

  /** What a theme is called: its commonest word. */
  public static String name(int theme) {
    return WORDS.get(theme).get(0);
  }

  /** The theme with the largest share of a document's mixture: what it is mostly about. */
  public int leading(long number) {
    double[] mixture = mixture(new SplittableRandom(Seeds.mix(seed, number)));
    int largest = 0;
    for (int z = 1; z < mixture.length; z++) {
      largest = mixture[z] > mixture[largest] ? z : largest;
    }
    return largest;
  }

  /** The documents as text, made anew whenever they are asked for, always the same. */
  public JavaRDD<String> on(JavaSparkContext spark) {
    return spark
        .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
        .flatMap(this::partition);
  }

  private Iterator<String> partition(int number) {
    long from = documents * number / partitions;
    long to = documents * (number + 1) / partitions;
    return LongStream.range(from, to).mapToObj(this::document).iterator();
  }

  /** A document: a function of the seed and of its number, whatever the partitions are. */
  public String document(long number) {
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed, number));
    double[] mixture = mixture(random);
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < length; i++) {
      int theme = drawn(mixture, random.nextDouble());
      if (random.nextDouble() < SHARED) {
        text.add(COMMON.get(random.nextInt(COMMON.size())));
      } else {
        List<String> words = WORDS.get(theme);
        text.add(words.get(drawn(falling(words.size()), random.nextDouble())));
      }
    }
    return text.toString();
  }

  /** Dirichlet(MIXING): gamma variates over their sum. */
  private static double[] mixture(SplittableRandom random) {
    double[] mixture = new double[WORDS.size()];
    double sum = 0;
    for (int z = 0; z < mixture.length; z++) {
      mixture[z] = gamma(random);
      sum += mixture[z];
    }
    for (int z = 0; z < mixture.length; z++) {
      mixture[z] /= sum;
    }
    return mixture;
  }

  /** Gamma(MIXING, 1) by Marsaglia and Tsang, 2000, at one more and brought down by U^(1/shape). */
  private static double gamma(SplittableRandom random) {
    double d = MIXING + 1 - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double v = Math.pow(1 + c * normal, 3);
      if (v > 0
          && Math.log(random.nextDouble()) < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
        return Math.max(1e-300, d * v * Math.pow(random.nextDouble(), 1 / MIXING));
      }
    }
  }

  private static double[] falling(int size) {
    double[] probabilities = new double[size];
    double sum = 0;
    for (int k = 0; k < size; k++) {
      probabilities[k] = 1 / Math.sqrt(k + 1);
      sum += probabilities[k];
    }
    for (int k = 0; k < size; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }

  private static int drawn(double[] probabilities, double uniform) {
    int at = 0;
    double left = uniform - probabilities[0];
    while (left >= 0 && at < probabilities.length - 1) {
      left -= probabilities[++at];
    }
    return at;
  }

  /** φ of each theme over a vocabulary; words that a vocabulary lacks are left out. */
  public static double[][] truth(List<String> vocabulary) {
    List<double[]> rows = new ArrayList<>();
    for (List<String> words : WORDS) {
      double[] row = new double[vocabulary.size()];
      double[] probabilities = falling(words.size());
      for (int k = 0; k < words.size(); k++) {
        add(row, vocabulary.indexOf(words.get(k)), (1 - SHARED) * probabilities[k]);
      }
      COMMON.forEach(word -> add(row, vocabulary.indexOf(word), SHARED / COMMON.size()));
      rows.add(row);
    }
    return rows.toArray(double[][]::new);
  }

  private static void add(double[] row, int place, double probability) {
    if (place >= 0) {
      row[place] += probability;
    }
  }
}
