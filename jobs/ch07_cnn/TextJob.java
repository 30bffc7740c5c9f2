package ch07_cnn;

import com.google.auto.service.AutoService;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.words.opinion.SentimentData;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
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
import leeml.report.Claim;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;

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

  /** What the course's row asks for on the film reviews' sentences. */
  private static final double WHOLE_ACCURACY = 0.74;

  static final String ACCURACY = "accuracy";

  /** The job's options. */
  public record Options(
      @Key("sentence-polarity for the film reviews if fetched, else generated; or a file")
          String data,
      @Key("how many sentences are generated where the set is not there, at least 10")
          int generated,
      @Key("how many sentences are used; 0 for all") int most,
      @Key("numbers of an embedded word, at least 1") int embedding,
      @Key("words that a filter sees, one or more widths") List<Integer> widths,
      @Key("filters of each width, at least 1") int filters,
      @Key("share of filters that are hidden in training, in [0, 1)") double dropout,
      @Key("the optimizer: adam:rate=0.002, …") Optimizer optimizer,
      @Key("sentences a step and worker, at least 1") int batch,
      @Key("passes over the sentences at most, at least 1") int epochs,
      @Key("epochs without a better accuracy before it stops, at least 1") int patience,
      Distribution distribution,
      @Key("least accuracy on generated sentences or a file") double accuracy) {

    public Options {
      Require.atLeast("generated", generated, 10);
      Require.atLeast("most", most, 0);
      Require.atLeast("embedding", embedding, 1);
      Require.atLeast("widths", widths.size(), 1);
      widths = List.copyOf(widths);
      widths.forEach(width -> Require.atLeast("widths", width, 1));
      Require.atLeast("filters", filters, 1);
      Require.decay("dropout", dropout);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.atLeast("patience", patience, 1);
      Require.share("accuracy", accuracy);
    }
  }

  @Override
  public void run(Run run, Options options) {
    SentimentData data =
        SentimentData.read(
            run.sc().hadoopConfiguration(),
            options.data(),
            options.generated(),
            options.most(),
            run.seed());
    TextConvolution net = filters(data, options);
    RecurrentNet bag = bag(data, options);
    Fit bagFit = fit(run, options, data, "bag of words", bag, bag::scores);
    Fit fit = fit(run, options, data, "filters", net, net::scores);
    SequenceSet test = data.sequences(data.test());
    double bagAccuracy = SentimentData.accuracy(test, bag.scores(bagFit.theta(), test.all()));
    double accuracy = SentimentData.accuracy(test, net.scores(fit.theta(), test.all()));
    run.report()
        .metric("accuracy", accuracy)
        .metric("bagAccuracy", bagAccuracy)
        .metric("parameters", net.size())
        .metric("trainingSeconds", fit.seconds())
        .claim(
            Claim.atLeast(
                "7.5",
                "text: accuracy on %d held-out sentences, %s, trained by %s"
                    .formatted(
                        data.test().size(),
                        data.real() ? "film reviews" : "not the film reviews",
                        options.distribution().strategy().name()),
                accuracy,
                data.real() ? WHOLE_ACCURACY : options.accuracy()));
    TextPage page = new TextPage(run.report(), data);
    page.results(fit, net.size(), accuracy, bagFit, bag.size(), bagAccuracy);
    page.phrases(net, fit.theta());
    page.sentences(net, fit.theta());
    page.costs(fit);
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

  /** The scores of a batch at θ. */
  private interface Scorer {
    float[][] scores(float[] theta, SequenceBatch batch);
  }

  private static Fit fit(
      Run run,
      Options options,
      SentimentData data,
      String name,
      Objective<SequenceBatch> net,
      Scorer scorer) {
    SequenceSet validation = data.sequences(data.validation());
    Trainer<SequenceBatch> trainer =
        Trainer.of(net, options.optimizer())
            .batchSize(options.batch())
            .seed(run.seed())
            .within(Budget.epochs(options.epochs()))
            .validate(
                Validation.higher(
                        ACCURACY,
                        theta ->
                            SentimentData.accuracy(
                                validation, scorer.scores(theta, validation.all())))
                    .everyEpochs(1)
                    .patience(options.patience()));
    return run.fit(
        name,
        options.distribution().spread(trainer, run),
        options.distribution().shards(data.sequences(data.train()), run));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(TextJob.class, args);
  }
}
