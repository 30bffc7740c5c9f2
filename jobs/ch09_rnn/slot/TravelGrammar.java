package ch09_rnn.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import leeml.data.words.TaggedSentence;

/**
 * A grammar of travel sentences in which a city is a destination or a place of departure by what
 * was said before, or is said after.
 *
 * <p>Four kinds of sentence, drawn with equal chance:
 *
 * <ul>
 *   <li><b>near</b>: “i would like to arrive Taipei on November 2nd”, the lecture's own. The word
 *       before the city tells.
 *   <li><b>far</b>: “my arrival , if you do not mind a question from my sister , is Taipei on …”.
 *       One word tells, and up to some twenty others stand between that say nothing.
 *   <li><b>two</b>: far twice in a sentence, with both roles in either order: the second has to
 *       replace the first.
 *   <li><b>after</b>: “Taipei on November 2nd is where we arrive”. A network that reads from the
 *       start cannot know yet.
 * </ul>
 *
 * <p>Fillers name cities as well, which are no slots there. The same seed gives the same sentences.
 */
public final class TravelGrammar {

  /** A city that is gone to. */
  public static final String DESTINATION = "destination";

  /** A city that is left. */
  public static final String DEPARTURE = "departure";

  /** A month and a day. */
  public static final String DATE = "date";

  private static final List<String> CITIES =
      List.of(
          "Taipei",
          "Kaohsiung",
          "Tainan",
          "Boston",
          "Denver",
          "Kyoto",
          "Osaka",
          "Lisbon",
          "Oslo",
          "Vienna",
          "Prague",
          "Nairobi",
          "Lima",
          "Quito",
          "Sydney",
          "New York",
          "Hong Kong",
          "San Francisco",
          "Buenos Aires",
          "Cape Town");
  private static final List<String> MONTHS =
      List.of("January", "March", "May", "July", "September", "November");
  private static final List<String> DAYS =
      List.of("1st", "2nd", "3rd", "7th", "12th", "19th", "21st", "30th");
  private static final List<String> OPENINGS =
      List.of("i would like to", "we want to", "my friend has to", "please help me to", "i");
  private static final List<String> FILLERS =
      List.of(
          "if you do not mind a question from my sister",
          "and i am sorry to ask this so late in the year",
          "since nobody at the desk could tell me",
          "with two bags and a bicycle",
          "as my cousin from %s has told you",
          "which my boss in %s asked about twice",
          "and the seats should be next to each other",
          "for the two of us and the dog",
          "now that the weather in %s is so bad",
          "and i will pay by card");

  /** The kinds of sentence. */
  public enum Kind {
    NEAR,
    FAR,
    TWO,
    AFTER
  }

  private final SplittableRandom random;
  private final int fillers;

  /**
   * A stream of sentences.
   *
   * @param fillers how many clauses stand between word and city at most, at least 1
   */
  public TravelGrammar(long seed, int fillers) {
    this.random = new SplittableRandom(seed);
    this.fillers = fillers;
  }

  /** Sentences of all kinds. */
  public List<TaggedSentence> sentences(int count) {
    List<TaggedSentence> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(sentence(Kind.values()[random.nextInt(Kind.values().length)]));
    }
    return drawn;
  }

  /** One sentence of a kind. */
  public TaggedSentence sentence(Kind kind) {
    return sentence(kind, random.nextBoolean());
  }

  /**
   * Pairs of sentences of the kind {@link Kind#FAR} that differ in one word, and so in the meaning
   * of the same city.
   *
   * @return destination, departure, destination, departure, …
   */
  public List<TaggedSentence> pairs(int count) {
    List<TaggedSentence> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SplittableRandom here = random.split();
      long seed = here.nextLong();
      drawn.add(new TravelGrammar(seed, fillers).sentence(Kind.FAR, true));
      drawn.add(new TravelGrammar(seed, fillers).sentence(Kind.FAR, false));
    }
    return drawn;
  }

  private TaggedSentence sentence(Kind kind, boolean arrives) {
    Draft draft = new Draft();
    switch (kind) {
      case NEAR -> {
        draft.say(one(OPENINGS) + " " + verb(arrives));
        city(draft, arrives);
        date(draft);
      }
      case FAR -> {
        far(draft, arrives);
        date(draft);
      }
      case TWO -> {
        far(draft, arrives);
        draft.say("and");
        far(draft, !arrives);
        date(draft);
      }
      case AFTER -> {
        city(draft, arrives);
        date(draft);
        draft.say("is where we " + verb(arrives));
      }
    }
    return new TaggedSentence(draft.words, draft.labels);
  }

  private static String verb(boolean arrives) {
    return arrives ? "arrive" : "leave";
  }

  private void far(Draft draft, boolean arrives) {
    draft.say("my " + (arrives ? "arrival" : "departure") + " ,");
    int clauses = 1 + random.nextInt(fillers);
    for (int i = 0; i < clauses; i++) {
      draft.say(one(FILLERS).formatted(one(CITIES)) + " ,");
    }
    draft.say("is");
    city(draft, arrives);
  }

  private void city(Draft draft, boolean arrives) {
    draft.slot(one(CITIES), arrives ? DESTINATION : DEPARTURE);
  }

  private void date(Draft draft) {
    if (random.nextInt(3) > 0) {
      draft.say("on");
      draft.slot(one(MONTHS) + " " + one(DAYS), DATE);
    }
  }

  private String one(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  /** A sentence under way. */
  private static final class Draft {
    private final List<String> words = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();

    void say(String text) {
      for (String word : List.of(text.split(" ", -1))) {
        words.add(word);
        labels.add("O");
      }
    }

    void slot(String text, String type) {
      String prefix = "B-";
      for (String word : List.of(text.split(" ", -1))) {
        words.add(word);
        labels.add(prefix + type);
        prefix = "I-";
      }
    }
  }
}
