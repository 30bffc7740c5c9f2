package ch07_cnn;

import com.google.auto.service.AutoService;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.words.opinion.SentimentData;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.opinion.BesideBag;
import leeml.job.opinion.BesideBag.Side;
import leeml.job.opinion.SentimentOptions;
import leeml.job.opinion.SentimentTraining;
import leeml.job.opinion.SentimentTraining.Scorer;
import leeml.model.Objective;
import leeml.model.convolution.TextConvolution;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Dropout;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.SequenceSet;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.train.Fit;

/**
 * Can filters read? A sentence is a picture that is one pixel high and as many channels deep as a
 * word's embedding has numbers.
 *
 * <p>Filters that see 3, 4 and 5 words in a row slide along the sentence; of each only its largest
 * value counts, wherever it was found (max over time), and a softmax reads praise or blame off
 * these ({@link TextConvolution}, with the equations). Beside it stands the same embedding without
 * filters, a bag of words: the mean over words of a score each.
 *
 * <p>Sentences are cut into a shard a worker; by default θ is averaged every 8 steps, 4d bytes down
 * and up a worker and round, most of it the table of words. Training stops when the accuracy on a
 * tenth of the sentences no longer rises, and is judged by another tenth.
 *
 * <p>Source: lecture <i>Convolutional Neural Network</i> of Hung-yi Lee (text); Kim, EMNLP 2014;
 * Pang, Lee, Seeing stars, ACL 2005 (the data: 5 331 + 5 331 sentences of film reviews). The
 * sentences are fetched, {@code ./leeml data fetch sentence-polarity}; without them a grammar makes
 * some in which good words are denied as often as not. Expect 75 to 77 % on the film reviews, as
 * the bag of words has, and on the generated ones all against half.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch07.text",
    rows = "7.5",
    summary = "Sentence polarity by filters over words, and the phrases that they look for")
public final class TextJob implements Job<TextJob.Options> {

  /** The job's options. */
  public record Options(
      SentimentOptions sentences,
      @Key("numbers of an embedded word, at least 1") int embedding,
      @Key("words that a filter sees, one or more widths") List<Integer> widths,
      @Key("filters of each width, at least 1") int filters,
      @Key("share of filters that are hidden in training, in [0, 1)") double dropout,
      @Key("the optimizer: adam:rate=0.002, …") Optimizer optimizer,
      SentimentTraining training,
      @Key("least accuracy on generated sentences or a file") double accuracy) {

    public Options {
      Require.atLeast("embedding", embedding, 1);
      Require.atLeast("widths", widths.size(), 1);
      widths = List.copyOf(widths);
      widths.forEach(width -> Require.atLeast("widths", width, 1));
      Require.atLeast("filters", filters, 1);
      Require.decay("dropout", dropout);
      Require.share("accuracy", accuracy);
    }
  }

  @Override
  public void run(Run run, Options options) {
    SentimentData data = options.sentences().read(run);
    TextConvolution net = filters(data, options);
    RecurrentNet bag = bag(data, options);
    Side bagSide = side(run, options, data, "bag of words", bag, bag::scores);
    Side side = side(run, options, data, "filters over words", net, net::scores);
    BesideBag contest = new BesideBag(run.report(), data);
    String strategy = options.training().distribution().strategy().name();
    contest.claim("7.5", strategy, side, bagSide, options.accuracy());
    contest.results(
        "With filters and without",
        side,
        bagSide,
        "The parameters of the best epoch are kept. A curve that falls again knows its training"
            + " sentences by heart.");
    TextPage page = new TextPage(run.report(), data);
    page.phrases(net, side.fit().theta());
    page.sentences(net, side.fit().theta());
    page.costs(side.fit());
  }

  private static TextConvolution filters(SentimentData data, Options options) {
    return new TextConvolution(
        data.words().size(),
        options.embedding(),
        options.widths(),
        options.filters(),
        2,
        options.dropout());
  }

  private static RecurrentNet bag(SentimentData data, Options options) {
    int width = options.embedding();
    return RecurrentNet.ofTokens(
        data.words().size(),
        List.of(new Dropout(width, options.dropout(), 1), new Affine(width, 2)),
        SequenceLoss.meanOfSteps());
  }

  private static Side side(
      Run run,
      Options options,
      SentimentData data,
      String name,
      Objective<SequenceBatch> net,
      Scorer scorer) {
    Fit fit = options.training().fit(run, name, data, net, scorer, options.optimizer());
    SequenceSet test = data.sequences(data.test());
    double accuracy = SentimentData.accuracy(test, scorer.scores(fit.theta(), test.all()));
    return new Side(name, net.size(), fit, accuracy);
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(TextJob.class, args);
  }
}
