package ch09_rnn.slot;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.data.words.IobFile;
import leeml.data.words.TaggedSentence;
import leeml.error.BadInputException;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import org.apache.hadoop.conf.Configuration;

/** Where the sentences come from: options of the slot job. */
public record SlotSource(
    @Key("file or folder in IOB columns to train on; travel for the generated sentences")
        String data,
    @Key("file in IOB columns to be judged by; empty to hold out a fifth of the data") String test,
    @Key("generated sentences to train on, at least 1") int sentences,
    @Key("generated sentences to be judged by, at least 1") int heldOut,
    @Key("clauses between the word that tells and the city, at most; at least 1") int fillers,
    @Key("least occurrences of a word that is not taken for unknown, at least 1") int leastCount) {

  private static final String GENERATED = "travel";
  private static final int PAIRS = 100;
  private static final int HELD_OUT_SHARE = 5;

  /** Checks the ranges. */
  public SlotSource {
    Require.atLeast("sentences", sentences, 1);
    Require.atLeast("held-out", heldOut, 1);
    Require.atLeast("fillers", fillers, 1);
    Require.atLeast("least-count", leastCount, 1);
  }

  /** Whether the project's own grammar makes them. */
  public boolean generated() {
    return data.equals(GENERATED);
  }

  /**
   * Reads or makes them, on the driver.
   *
   * @throws leeml.error.BadInputException if a file is missing, a line of it is bad, or there are
   *     too few sentences to hold some out
   */
  public SlotData read(Run run) {
    if (generated()) {
      TravelGrammar grammar = new TravelGrammar(run.seed(), fillers);
      List<TaggedSentence> train = grammar.sentences(sentences);
      return SlotData.of(train, grammar.sentences(heldOut), leastCount);
    }
    Configuration hadoop = run.sc().hadoopConfiguration();
    List<TaggedSentence> all = IobFile.read(hadoop, data);
    if (!test.isEmpty()) {
      return SlotData.of(all, IobFile.read(hadoop, test), leastCount);
    }
    SplittableRandom random = new SplittableRandom(run.seed());
    boolean[] held = new boolean[all.size()];
    for (int i = 0; i < held.length; i++) {
      held[i] = random.nextInt(HELD_OUT_SHARE) == 0;
    }
    SlotData parts = SlotData.of(chosen(all, held, false), chosen(all, held, true), leastCount);
    if (parts.train().isEmpty() || parts.heldOut().isEmpty()) {
      throw new BadInputException(
          data, all.size() + " sentences are too few to hold out a fifth; name a test file");
    }
    return parts;
  }

  /** Pairs of generated sentences that differ in one word. */
  public List<TaggedSentence> pairs(long seed) {
    return new TravelGrammar(~seed, fillers).pairs(PAIRS);
  }

  private static List<TaggedSentence> chosen(
      List<TaggedSentence> all, boolean[] held, boolean wanted) {
    return IntStream.range(0, held.length)
        .filter(i -> held[i] == wanted)
        .mapToObj(all::get)
        .toList();
  }
}
