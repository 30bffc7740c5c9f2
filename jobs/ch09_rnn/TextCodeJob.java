package ch09_rnn;

import ch09_rnn.passage.PassageData;
import com.google.auto.service.AutoService;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.words.Retrieval;
import leeml.data.words.book.TopicTexts;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.DenseRows;
import leeml.model.Rows;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Gru;
import leeml.model.recurrent.SequenceAutoEncoder;
import leeml.model.sequence.SequenceSet;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.train.Fit;
import leeml.train.Validation;

/**
 * What does a network keep of a passage that it must tell again, word by word, from one vector?
 *
 * <p>A GRU reads the content words of a passage and its last state is the code; another GRU tells
 * them again, given the code and, in training, a share of the words just before ({@link
 * SequenceAutoEncoder}, with the equations). Nobody says what a passage is about. Held-out passages
 * then ask for the nearest codes, by cosine: how many have their topic, and how many would chance
 * find?
 *
 * <p>Passages are cut into a shard a worker; by default θ is averaged every 8 steps, 4d bytes down
 * and up a worker and round.
 *
 * <p>Source: lecture <i>Recurrent Neural Network (Part II)</i> of Hung-yi Lee (sequence-to-sequence
 * auto-encoder, text); Li, Luong, Jurafsky, ACL 2015, the flat one. Data: passages of Project
 * Gutenberg's books where they were fetched, the book being the topic and names left out; else
 * generated mixtures of eight themes. Expect a rate well above chance: what a passage is about is
 * what tells most of its words, so the code keeps it first. Counting words finds more where topics
 * are sets of words, and less in books, whose passages need not share any.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch09.text-code",
    rows = "9.10",
    summary = "A sequence auto-encoder of passages, judged by finding passages of the same topic")
public final class TextCodeJob implements Job<TextCodeJob.Options> {

  static final String LOSS = "heldOutLoss";

  /** The job's options. */
  public record Options(
      @Key("gutenberg if it was fetched, else themes; themes; novels; or a folder of texts")
          String data,
      @Key("words of a passage of a book, at least 1") int passage,
      @Key("content words of it that are read at most, at least 1") int longest,
      @Key("passages that are used, drawn at random, at least 12") int most,
      @Key("how often a word stands in them, or it is left out, at least 1") int leastCount,
      @Key("numbers of an embedded word, at least 1") int embedding,
      @Key("numbers of a code, at least 1") int code,
      @Key("units of the decoder, at least 1") int units,
      @Key("share of steps at which the decoder is told the word before, in [0, 1]") double taught,
      SequenceTraining training,
      @Key("nearest passages that are looked at, at least 1") int nearest,
      @Key("least same-topic rate over that of chance") double factor) {

    public Options {
      Require.atLeast("passage", passage, 1);
      Require.atLeast("longest", longest, 1);
      Require.atLeast("most", most, 12);
      Require.atLeast("least-count", leastCount, 1);
      Require.atLeast("embedding", embedding, 1);
      Require.atLeast("code", code, 1);
      Require.atLeast("units", units, 1);
      Require.probability("taught", taught);
      Require.atLeast("nearest", nearest, 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    PassageData data = passages(run, options);
    SequenceAutoEncoder net = network(data.words().size(), options);
    SequenceSet known = data.sequences(data.known());
    SequenceSet asking = data.sequences(data.asking());
    Validation validation =
        Validation.lower(LOSS, theta -> net.loss(theta, asking.all())).everyEpochs(1);
    Fit fit = options.training().fit(run, "auto-encoder", net, known, validation);
    Rows codes = DenseRows.of(net.codes(fit.theta(), known.all()));
    Rows asked = DenseRows.of(net.codes(fit.theta(), asking.all()));
    float[] wanted = data.topics(data.asking());
    Retrieval byCode = Retrieval.byCosine(codes, data.topics(data.known()));
    Retrieval byCounts = Retrieval.byCosine(data.counts(data.known()), data.topics(data.known()));
    double chance = byCode.chance(wanted);
    double rate = byCode.sameTopic(asked, wanted, options.nearest());
    double counted = byCounts.sameTopic(data.counts(data.asking()), wanted, options.nearest());
    run.report()
        .metric("code.sameTopic", rate)
        .metric("counts.sameTopic", counted)
        .metric("chance", chance)
        .metric("parameters", net.size())
        .metric("trainingSeconds", fit.seconds())
        .claim(
            Claim.atLeast(
                "9.10",
                "same-topic rate among the %d nearest codes, %s, over chance, trained by %s"
                    .formatted(options.nearest(), data.what(), options.training().strategy()),
                rate / chance,
                options.factor()));
    TextCodePage page = new TextCodePage(run.report(), data, options.nearest());
    page.results(rate, counted, chance, options.code());
    page.learning(fit, (double) asking.steps() / asking.size());
    page.found(byCode, asked);
    page.retold(net.retold(fit.theta(), asking.all().part(0, Math.min(4, asking.size()))));
    page.costs(fit);
  }

  private static PassageData passages(Run run, Options options) {
    return PassageData.of(
        options.data(),
        TopicTexts.read(
            run.sc().hadoopConfiguration(),
            options.data(),
            options.passage(),
            options.longest(),
            run.seed()),
        options.longest(),
        options.most(),
        options.leastCount(),
        run.seed());
  }

  private static SequenceAutoEncoder network(int words, Options options) {
    int width = options.embedding();
    return SequenceAutoEncoder.ofTokens(
        words,
        List.of(new Gru(width, options.code())),
        List.of(
            new Gru(width + options.code(), options.units()), new Affine(options.units(), words)),
        options.taught());
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(TextCodeJob.class, args);
  }
}
