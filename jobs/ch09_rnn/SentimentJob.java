package ch09_rnn;

import com.google.auto.service.AutoService;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.words.opinion.OpinionGrammar;
import leeml.data.words.opinion.SentimentData;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.opinion.BesideBag;
import leeml.job.opinion.BesideBag.Side;
import leeml.job.opinion.SentimentOptions;
import leeml.job.opinion.SentimentTraining;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Bidirectional;
import leeml.model.recurrent.Dropout;
import leeml.model.recurrent.Layer;
import leeml.model.recurrent.Lstm;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.SequenceSet;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.train.Fit;

/**
 * Does a sentence praise? Many words in, one answer out.
 *
 * <p>An embedding, an LSTM each way, two scores at every word; the sentence's scores are their mean
 * over its T words, and the loss is −ln softmax(1/T Σₜ zₜ)[y]. Dropout hides half of the numbers of
 * the embedding and of the states in training. Beside it stands the same without the LSTM, which
 * does not see the order of words: a bag of words.
 *
 * <p>Sentences are cut into a shard a worker; by default θ is averaged every 8 steps, 4d bytes down
 * and up a worker and round; most of d is the embedding's table. Training stops when the accuracy
 * on a tenth of the sentences no longer rises, and is judged by another tenth.
 *
 * <p>Source: lecture <i>Recurrent Neural Network (Part II)</i> of Hung-yi Lee (sentiment analysis);
 * Pang, Lee, Seeing stars, ACL 2005 (the data: 5 331 + 5 331 sentences of film reviews); Srivastava
 * et al. 2014 (dropout). The sentences are fetched, {@code ./leeml data fetch sentence-polarity};
 * without them {@link OpinionGrammar} makes some. Expect some 75 % on the film reviews, about as
 * much as the bag of words, since ten thousand sentences teach little of order; on the generated
 * ones the order is everything.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch09.sentiment",
    rows = "9.5",
    summary = "Sentence polarity by an LSTM both ways, beside a bag of words")
public final class SentimentJob implements Job<SentimentJob.Options> {

  /** The job's options. */
  public record Options(
      SentimentOptions sentences,
      @Key("numbers of an embedded word, at least 1") int embedding,
      @Key("units of the LSTM each way, at least 1") int units,
      @Key("share of numbers that are hidden in training, in [0, 1)") double dropout,
      @Key("the optimizer: adam:rate=0.002, …") Optimizer optimizer,
      @Key("largest norm of a gradient, above 0") double clip,
      SentimentTraining training,
      @Key("least accuracy on generated sentences or a file") double accuracy) {

    public Options {
      Require.atLeast("embedding", embedding, 1);
      Require.atLeast("units", units, 1);
      Require.positive("clip", clip);
      Require.share("accuracy", accuracy);
    }
  }

  @Override
  public void run(Run run, Options options) {
    SentimentData data = options.sentences().read(run);
    int words = data.words().size();
    RecurrentNet bag = RecurrentNet.ofTokens(words, bag(options), SequenceLoss.meanOfSteps());
    RecurrentNet lstm = RecurrentNet.ofTokens(words, lstm(options), SequenceLoss.meanOfSteps());
    Side bagSide = side(run, options, data, "bag of words", bag);
    Side side = side(run, options, data, "LSTM both ways", lstm);
    BesideBag contest = new BesideBag(run.report(), data);
    String strategy = options.training().distribution().strategy().name();
    contest.claim("9.5", strategy, side, bagSide, options.accuracy());
    contest.results(
        "With and without order",
        side,
        bagSide,
        "The parameters of the best epoch are kept. Without dropout the training sentences are known"
            + " by heart after a few passes.");
    SentimentPage page = new SentimentPage(run.report(), data);
    float[] theta = side.fit().theta();
    page.sentences(lstm.scores(theta, data.sequences(data.test()).all()));
    page.words(lstm, theta);
    page.costs(side.fit());
  }

  private static List<Layer> lstm(Options options) {
    int width = options.embedding();
    int units = options.units();
    return List.of(
        new Dropout(width, options.dropout(), 1),
        new Bidirectional(new Lstm(width, units), new Lstm(width, units)),
        new Dropout(2 * units, options.dropout(), 2),
        new Affine(2 * units, 2));
  }

  private static List<Layer> bag(Options options) {
    int width = options.embedding();
    return List.of(new Dropout(width, options.dropout(), 1), new Affine(width, 2));
  }

  private static Side side(
      Run run, Options options, SentimentData data, String name, RecurrentNet net) {
    Optimizer clipped = Optimizer.chain(Optimizers.clipByNorm(options.clip()), options.optimizer());
    Fit fit = options.training().fit(run, name, data, net, net::scores, clipped);
    SequenceSet test = data.sequences(data.test());
    double accuracy = SentimentData.accuracy(test, net.scores(fit.theta(), test.all()));
    return new Side(name, net.size(), fit, accuracy);
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(SentimentJob.class, args);
  }
}
