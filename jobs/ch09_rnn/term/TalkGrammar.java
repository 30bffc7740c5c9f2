package ch09_rnn.term;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import leeml.data.words.KeyTermDocument;

/**
 * A grammar of what people say at the beginning of a talk. Two or three terms are what the talk is
 * about, which is said of each once: “today we explain entropy step by step”. Others are named in
 * passing, some of them again and again: “unlike entropy , which we leave aside”. Each of all of
 * these is also just mentioned here and there.
 *
 * <p>So it is the words around a term that tell. How often it stands there tells nothing: on
 * average what is passed over is named as often as what is explained, twice, and all terms are as
 * common in the whole. The same seed gives the same documents.
 */
public final class TalkGrammar {

  private static final List<String> TERMS =
      words(
          "entropy gradient kernel parser lexer cache thread lambda matrix tensor vector sampling"
              + " pruning hashing sorting queue stack heap graph lattice grammar compiler"
              + " scheduler broker ledger mutex socket packet router codec filter wavelet spline"
              + " manifold prior posterior likelihood bandit policy reward margin boosting"
              + " dropout pooling decoder encoder beam");
  private static final List<String> ABOUT =
      List.of(
          "today we explain # step by step",
          "our main result is about #",
          "let me define # with some care",
          "the rest of the hour belongs to #",
          "what i want you to take home is #",
          "we shall build # from scratch");
  private static final List<String> PASSED_OVER =
      List.of(
          "unlike # , which we leave aside",
          "# was the subject of last week",
          "i assume that you know #",
          "nobody needs # for this",
          "please look up # in the notes",
          "we have no time for #");
  private static final List<String> MENTIONED =
      List.of(
          "many of you have met # before",
          "somebody will ask about # again",
          "there is a page on # in the book",
          "the word # has a long history");
  private static final List<String> FILLERS =
      List.of(
          "good morning to all of you",
          "the slides are on the page of the course",
          "please ask whenever you are lost",
          "there will be a break after half an hour",
          "the room was changed at short notice");

  private final Random random;

  /** A stream of documents. */
  public TalkGrammar(long seed) {
    this.random = new Random(seed);
  }

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }

  /** So many documents. */
  public List<KeyTermDocument> documents(int count) {
    List<KeyTermDocument> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(document());
    }
    return drawn;
  }

  private KeyTermDocument document() {
    List<String> terms = new ArrayList<>(TERMS);
    Collections.shuffle(terms, random);
    int about = 2 + random.nextInt(2);
    int passed = 3 + random.nextInt(2);
    List<String> sentences = new ArrayList<>();
    for (int i = 0; i < about; i++) {
      sentences.add(say(ABOUT, terms.get(i)));
      for (int times = random.nextInt(3); times > 0; times--) {
        sentences.add(say(MENTIONED, terms.get(i)));
      }
    }
    for (int i = about; i < about + passed; i++) {
      for (int times = 1 + random.nextInt(2); times > 0; times--) {
        sentences.add(say(PASSED_OVER, terms.get(i)));
      }
      if (random.nextBoolean()) {
        sentences.add(say(MENTIONED, terms.get(i)));
      }
    }
    for (int fillers = 1 + random.nextInt(2); fillers > 0; fillers--) {
      sentences.add(one(FILLERS));
    }
    Collections.shuffle(sentences, random);
    return new KeyTermDocument(
        words(String.join(" . ", sentences) + " ."), terms.subList(0, about));
  }

  private String say(List<String> forms, String term) {
    return one(forms).replace("#", term);
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
