package ch19_autoencoder;

import ch19_autoencoder.text.BagAutoEncoder;
import ch19_autoencoder.text.Documents;
import ch19_autoencoder.text.SemanticAnalysis;
import com.google.auto.service.AutoService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.cli.Launcher;
import leeml.data.words.Retrieval;
import leeml.data.words.book.TopicTexts;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.DenseRows;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.model.Rows;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;

/**
 * Which texts are about the same as this one, if of each there are only a few numbers left?
 *
 * <p>A passage is a bag of words: tf-idf weights of the commonest words, of length 1. A deep
 * auto-encoder ({@link BagAutoEncoder}) squeezes it into 2 or 3 numbers, latent semantic analysis
 * ({@link SemanticAnalysis}), the best linear code, into as many. A held-out passage asks for the
 * nearest k by each; those of the same book count. Names are taken out of the books first: with
 * them any code only has to find “Emma”.
 *
 * <p>The passages are cut into a shard a worker, and the network is trained by any strategy, 4d
 * bytes a worker and round. The singular vectors come from MLlib.
 *
 * <p>Source: lecture <i>Unsupervised Learning: Deep Auto-encoder</i> of Hung-yi Lee (text
 * retrieval); Hinton, Salakhutdinov, Science 313 (2006), figure 4, on 800 000 news. Data: passages
 * of Project Gutenberg's books where they were fetched, the book being the topic; else generated
 * mixtures of eight themes. Expect a lead that is widest with two numbers and shrinks with more; on
 * themes LSA is level from five on.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch19.text",
    rows = "19.2",
    summary = "Text retrieval by the code of a deep auto-encoder, and by LSA of the same size")
public final class TextRetrievalJob implements Job<TextRetrievalJob.Options> {

  private static final int GENERATED_LENGTH = 40;

  /** The job's options. */
  public record Options(
      @Key("gutenberg if it was fetched, else themes; themes; novels; or a folder of texts")
          String data,
      @Key("words of a passage of a book, at least 1") int passage,
      @Key("passages that are used, drawn at random; 0 for all") int most,
      @Key("words that are counted, the commonest, at least 2") int words,
      @Key("units of the encoder's hidden layers; the decoder has them in reverse")
          List<Integer> hidden,
      @Key("numbers of a code; with 2 first the report draws it") List<Integer> codes,
      @Key("share of words hidden from the encoder in training, in [0, 1)") double hide,
      Training training,
      @Key("nearest passages that are looked at, at least 1") int nearest,
      @Key("least lead over LSA in the same-topic rate, for each size of code") double lead) {

    public Options {
      Require.atLeast("passage", passage, 1);
      Require.atLeast("most", most, 0);
      Require.atLeast("words", words, 2);
      hidden = List.copyOf(hidden);
      hidden.forEach(width -> Require.atLeast("hidden", width, 1));
      codes = List.copyOf(codes);
      Require.atLeast("codes", codes.size(), 1);
      codes.forEach(code -> Require.atLeast("codes", code, 1));
      Require.decay("hide", hide);
      Require.atLeast("nearest", nearest, 1);
    }
  }

  /**
   * Codes of both parts of the documents.
   *
   * @param known shape (n, code)
   * @param asking held out
   */
  record Codes(float[][] known, float[][] asking) {}

  @Override
  public void run(Run run, Options options) {
    Documents documents = documents(run, options);
    TextRetrievalPage page = new TextRetrievalPage(run.report(), documents, options.nearest());
    double bag = sameTopic(documents, documents.known().rows(), documents.asking().rows(), options);
    page.bag(bag);
    Map<Integer, Fit> fits = new LinkedHashMap<>();
    for (int code : options.codes()) {
      BagAutoEncoder net = network(documents, options, code);
      Fit fit = fit(run, options, net, documents, code);
      fits.put(code, fit);
      SemanticAnalysis lsa = SemanticAnalysis.of(run.sc(), documents.known(), code, run.workers(0));
      Codes deep =
          new Codes(
              net.codes(fit.theta(), documents.known()),
              net.codes(fit.theta(), documents.asking()));
      Codes linear = new Codes(lsa.codes(documents.known()), lsa.codes(documents.asking()));
      double deepRate = sameTopic(documents, deep, options);
      double linearRate = sameTopic(documents, linear, options);
      page.codes(code, deep, linear, deepRate, linearRate);
      run.report()
          .metric("deep.sameTopic." + code, deepRate)
          .metric("lsa.sameTopic." + code, linearRate)
          .claim(
              Claim.atLeast(
                  "19.2",
                  "same-topic rate among the %d nearest by codes of %d, %s, less LSA's"
                      .formatted(options.nearest(), code, documents.what()),
                  deepRate - linearRate,
                  options.lead()));
    }
    run.report().metric("bag.sameTopic", bag);
    page.results();
    page.progress(fits);
  }

  private static Documents documents(Run run, Options options) {
    TopicTexts texts =
        TopicTexts.read(
            run.sc().hadoopConfiguration(),
            options.data(),
            options.passage(),
            GENERATED_LENGTH,
            run.seed());
    return Documents.of(options.data(), texts, options.most(), options.words(), run.seed());
  }

  private static BagAutoEncoder network(Documents documents, Options options, int code) {
    int[] hidden = options.hidden().stream().mapToInt(Integer::intValue).toArray();
    return new BagAutoEncoder(documents.idf(), hidden, code, options.hide());
  }

  private static Fit fit(
      Run run, Options options, BagAutoEncoder net, Documents documents, int code) {
    Training training = options.training();
    ExampleBatch heldOut = documents.asking().all();
    Trainer<ExampleBatch> trainer =
        Trainer.of(net, training.optimizer())
            .batchSize(training.batch())
            .seed(run.seed())
            .within(Budget.epochs(training.epochs()))
            .validate(
                Validation.lower(Training.HELD_OUT_LOSS, theta -> net.loss(theta, heldOut))
                    .everyEpochs(1));
    return run.fit(
        "code of " + code,
        training.distribution().spread(trainer, run),
        training.distribution().shards(documents.known(), run));
  }

  private static double sameTopic(Documents documents, Codes codes, Options options) {
    return sameTopic(documents, DenseRows.of(codes.known()), DenseRows.of(codes.asking()), options);
  }

  private static double sameTopic(Documents documents, Rows known, Rows asking, Options options) {
    Examples asked = documents.asking();
    return Retrieval.byCosine(known, documents.known().targets())
        .sameTopic(asking, asked.targets(), options.nearest());
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(TextRetrievalJob.class, args);
  }
}
