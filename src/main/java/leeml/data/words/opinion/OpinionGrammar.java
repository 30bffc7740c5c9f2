package leeml.data.words.opinion;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leeml.data.words.SentencePolarity;

/**
 * A grammar of opinions in which the order of words decides: “the plot is not dull , it is clever”
 * praises, “the plot is not clever , it is dull” does not, and both have the same words.
 *
 * <p>A sentence is one or two statements of the same opinion. A statement is a good word, or a bad
 * word denied, or both at once (“not dull but clever”); for blame the other way round. The same
 * seed gives the same sentences, of which half praise.
 */
public final class OpinionGrammar {

  private static final List<String> THINGS =
      List.of("plot", "acting", "music", "ending", "camera", "cast", "script", "humour", "story");
  private static final List<String> GOOD =
      List.of("clever", "moving", "fresh", "warm", "funny", "brilliant", "touching", "sharp");
  private static final List<String> BAD =
      List.of("dull", "flat", "stale", "cold", "clumsy", "tedious", "shallow", "noisy");
  private static final List<String> DENIALS =
      List.of("is not", "is never", "is hardly", "is anything but");
  private static final List<String> ASIDES =
      List.of("", "to my surprise ,", "as my neighbour says ,", "for most of its two hours");

  private final SplittableRandom random;

  /** A stream of sentences. */
  public OpinionGrammar(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** So many sentences. */
  public List<SentencePolarity> sentences(int count) {
    List<SentencePolarity> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean praises = random.nextBoolean();
      String text = statement(praises);
      if (random.nextBoolean()) {
        text += " and " + statement(praises);
      }
      List<String> words =
          List.of(text.split(" ", -1)).stream().filter(word -> !word.isEmpty()).toList();
      drawn.add(new SentencePolarity(words, praises));
    }
    return drawn;
  }

  private String statement(boolean praises) {
    String said = one(praises ? GOOD : BAD);
    String denied = one(praises ? BAD : GOOD);
    String opening = one(ASIDES) + " the " + one(THINGS) + " ";
    return opening
        + switch (random.nextInt(3)) {
          case 0 -> "is " + said;
          case 1 -> one(DENIALS) + " " + denied;
          default -> one(DENIALS) + " " + denied + " , it is " + said;
        };
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
