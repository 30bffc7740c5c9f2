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
import leeml.job.place.Distribution;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Bidirectional;
import leeml.model.recurrent.Dropout;
import leeml.model.recurrent.Layer;
import leeml.model.recurrent.Lstm;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.SequenceBatch;
import leeml.model.sequence.SequenceLoss;
import leeml.model.sequence.SequenceSet;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;

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
      @Key("units of the LSTM each way, at least 1") int units,
      @Key("share of numbers that are hidden in training, in [0, 1)") double dropout,
      @Key("the optimizer: adam:rate=0.002, …") Optimizer optimizer,
      @Key("largest norm of a gradient, above 0") double clip,
      @Key("sentences a step and worker, at least 1") int batch,
      @Key("passes over the sentences at most, at least 1") int epochs,
      @Key("epochs without a better accuracy before it stops, at least 1") int patience,
      Distribution distribution,
      @Key("least accuracy on generated sentences or a file") double accuracy) {

    public Options {
      Require.atLeast("generated", generated, 10);
      Require.atLeast("most", most, 0);
      Require.atLeast("embedding", embedding, 1);
      Require.atLeast("units", units, 1);
      Require.positive("clip", clip);
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
    int words = data.words().size();
    RecurrentNet lstm = RecurrentNet.ofTokens(words, lstm(options), SequenceLoss.meanOfSteps());
    RecurrentNet bag = RecurrentNet.ofTokens(words, bag(options), SequenceLoss.meanOfSteps());
    Fit bagFit = fit(run, options, data, "bag of words", bag);
    Fit lstmFit = fit(run, options, data, "LSTM both ways", lstm);
    SequenceSet test = data.sequences(data.test());
    double bagAccuracy = SentimentData.accuracy(test, bag.scores(bagFit.theta(), test.all()));
    float[][] scores = lstm.scores(lstmFit.theta(), test.all());
    double accuracy = SentimentData.accuracy(test, scores);
    run.report()
        .metric("accuracy", accuracy)
        .metric("bagAccuracy", bagAccuracy)
        .metric("parameters", lstm.size())
        .metric("trainingSeconds", lstmFit.seconds())
        .claim(
            Claim.atLeast(
                "9.5",
                "accuracy on %d held-out sentences, %s, trained by %s"
                    .formatted(
                        data.test().size(),
                        data.real() ? "film reviews" : "not the film reviews",
                        options.distribution().strategy().name()),
                accuracy,
                data.real() ? WHOLE_ACCURACY : options.accuracy()));
    SentimentPage page = new SentimentPage(run.report(), data);
    page.results(lstmFit, lstm.size(), accuracy, bagFit, bag.size(), bagAccuracy);
    page.sentences(scores);
    page.words(lstm, lstmFit.theta());
    page.costs(lstmFit);
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

  private static Fit fit(
      Run run, Options options, SentimentData data, String name, RecurrentNet net) {
    SequenceSet validation = data.sequences(data.validation());
    Trainer<SequenceBatch> trainer =
        Trainer.of(net, Optimizer.chain(Optimizers.clipByNorm(options.clip()), options.optimizer()))
            .batchSize(options.batch())
            .seed(run.seed())
            .within(Budget.epochs(options.epochs()))
            .validate(
                Validation.higher(
                        ACCURACY,
                        theta ->
                            SentimentData.accuracy(validation, net.scores(theta, validation.all())))
                    .everyEpochs(1)
                    .patience(options.patience()));
    return run.fit(
        name,
        options.distribution().spread(trainer, run),
        options.distribution().shards(data.sequences(data.train()), run));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(SentimentJob.class, args);
  }
}
