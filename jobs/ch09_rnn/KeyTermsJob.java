package ch09_rnn;

import ch09_rnn.term.Ranking;
import ch09_rnn.term.TermData;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.words.KeyTermDocument;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Attention;
import leeml.model.recurrent.Bidirectional;
import leeml.model.recurrent.Dropout;
import leeml.model.recurrent.Lstm;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.SequenceLoss;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.train.Fit;
import leeml.train.Validation;

/**
 * What is a document about? Many words in, a few terms out.
 *
 * <p>An embedding and an LSTM each way read the document; attention weighs the states, αₜ, and
 * their weighted mean v goes to a score for each term ({@link Attention}, with the equations). A
 * document with m key terms asks for 1/m of the softmax for each: ℓ = −1/m Σ ln softmax(vO + c)[y].
 * Of the terms that stand in a held-out document the k with the largest scores are its key terms;
 * precision at k is the share of them that are. Beside it stands tf-idf, n ln(N / df), over the
 * same candidates.
 *
 * <p>Documents are cut into a shard a worker; by default θ is averaged every 8 steps, 4d bytes down
 * and up a worker and round.
 *
 * <p>Source: lecture <i>Recurrent Neural Network (Part II)</i> of Hung-yi Lee (key term
 * extraction); Shen, Lee, Interspeech 2016. Data: beginnings of talks from a grammar ({@link
 * ch09_rnn.term.TalkGrammar}) in which what is passed over is named as often as what the talk is
 * about; or a file of your own. Expect nearly all terms right, and tf-idf no better than a guess:
 * the grammar leaves it nothing to go by, where real texts do.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch09.key-terms",
    rows = "9.6",
    summary = "Key terms by an LSTM with attention, beside tf-idf: precision at k")
public final class KeyTermsJob implements Job<KeyTermsJob.Options> {

  static final String PRECISION = "precision";

  /** The job's options. */
  public record Options(
      @Key("talks for generated ones, or a file: terms parted by commas, a tab, the text")
          String data,
      @Key("how many documents are generated, at least 20") int generated,
      @Key("words that a document may have, at least 1") int longest,
      @Key("terms that are taken of each document, k, at least 1") int best,
      @Key("numbers of an embedded word, at least 1") int embedding,
      @Key("units of the LSTM each way, and of the comparison, at least 1") int units,
      @Key("share of numbers that are hidden in training, in [0, 1)") double dropout,
      SequenceTraining training,
      @Key("epochs without a better precision before it stops, at least 1") int patience,
      @Key("least lead in precision over tf-idf") double lead) {

    public Options {
      Require.atLeast("generated", generated, 20);
      Require.atLeast("longest", longest, 1);
      Require.atLeast("best", best, 1);
      Require.atLeast("embedding", embedding, 1);
      Require.atLeast("units", units, 1);
      Require.atLeast("patience", patience, 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    TermData data =
        TermData.read(
            run.sc().hadoopConfiguration(),
            options.data(),
            options.generated(),
            options.longest(),
            run.seed());
    int k = options.best();
    Attention attention = new Attention(2 * options.units(), options.units());
    RecurrentNet net = network(data, options, attention);
    Fit fit = fit(run, options, data, net);
    List<List<Integer>> read = read(data, net, fit.theta(), data.test(), k);
    List<List<Integer>> counted = counted(data, data.test(), k);
    double precision = precision(data, data.test(), read, k);
    double frequency = precision(data, data.test(), counted, k);
    run.report()
        .metric("precision", precision)
        .metric("tfidf.precision", frequency)
        .metric("parameters", net.size())
        .metric("trainingSeconds", fit.seconds())
        .claim(
            Claim.atLeast(
                "9.6",
                "precision at %d on %d held-out documents, less tf-idf's, trained by %s"
                    .formatted(k, data.test().size(), options.training().strategy()),
                precision - frequency,
                options.lead()));
    KeyTermsPage page = new KeyTermsPage(run.report(), data);
    page.results(fit, k, precision, frequency, guess(data, k));
    page.documents(
        document -> {
          // The layer keeps the weights of the pass that it was last in.
          net.scores(fit.theta(), data.sequences(List.of(document)).all());
          return attention.weights()[0];
        },
        read,
        counted);
    page.costs(fit);
  }

  private static RecurrentNet network(TermData data, Options options, Attention attention) {
    int width = options.embedding();
    int states = 2 * options.units();
    return RecurrentNet.ofTokens(
        data.words().size(),
        List.of(
            new Dropout(width, options.dropout(), 1),
            new Bidirectional(new Lstm(width, options.units()), new Lstm(width, options.units())),
            attention,
            new Dropout(states, options.dropout(), 2),
            new Affine(states, data.terms().size())),
        SequenceLoss.lastStepSet());
  }

  private static Fit fit(Run run, Options options, TermData data, RecurrentNet net) {
    Validation validation =
        Validation.higher(
                PRECISION,
                theta -> {
                  var read = read(data, net, theta, data.validation(), options.best());
                  return precision(data, data.validation(), read, options.best());
                })
            .everyEpochs(1)
            .patience(options.patience());
    return options
        .training()
        .fit(run, "LSTM with attention", net, data.sequences(data.train()), validation);
  }

  /** The k best candidates of each document by the network's scores. */
  private static List<List<Integer>> read(
      TermData data, RecurrentNet net, float[] theta, List<KeyTermDocument> documents, int k) {
    float[][] scores = net.scores(theta, data.sequences(documents).all());
    int terms = data.terms().size();
    List<List<Integer>> ranked = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      double[] last = new double[terms];
      for (int term = 0; term < terms; term++) {
        last[term] = scores[i][scores[i].length - terms + term];
      }
      ranked.add(Ranking.best(data.candidates(documents.get(i)), last, k));
    }
    return ranked;
  }

  /** The k best candidates of each document by tf-idf. */
  private static List<List<Integer>> counted(
      TermData data, List<KeyTermDocument> documents, int k) {
    double[] idf = data.idf();
    return documents.stream()
        .map(
            document -> Ranking.best(data.candidates(document), data.frequencies(document, idf), k))
        .toList();
  }

  private static double precision(
      TermData data, List<KeyTermDocument> documents, List<List<Integer>> ranked, int k) {
    double sum = 0;
    for (int i = 0; i < documents.size(); i++) {
      sum += Ranking.precision(ranked.get(i), data.keys(documents.get(i)), k);
    }
    return sum / documents.size();
  }

  /** What picking candidates at random would reach. */
  private static double guess(TermData data, int k) {
    double sum = 0;
    for (KeyTermDocument document : data.test()) {
      int there = data.candidates(document).size();
      sum += there == 0 ? 0 : Math.min(1.0 / k, 1.0 / there) * data.keys(document).length;
    }
    return sum / data.test().size();
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(KeyTermsJob.class, args);
  }
}
