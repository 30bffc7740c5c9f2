package ch17_dimension_reduction;

import ch17_dimension_reduction.topics.Coherence;
import ch17_dimension_reduction.topics.Corpus;
import ch17_dimension_reduction.topics.FoundTopics;
import ch17_dimension_reduction.topics.Lsa;
import ch17_dimension_reduction.topics.MllibTopics;
import ch17_dimension_reduction.topics.Plsa;
import ch17_dimension_reduction.topics.Texts;
import ch17_dimension_reduction.topics.TopicMatch;
import ch17_dimension_reduction.topics.TopicsPage;
import ch17_dimension_reduction.topics.VariationalLda;
import com.google.auto.service.AutoService;
import leeml.cli.Launcher;
import leeml.data.Shipped;
import leeml.data.generate.Themes;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import org.apache.spark.api.java.JavaRDD;

/**
 * What are these documents about, if nobody says so?
 *
 * <p>Three answers, from counts n_dw of words w in documents d alone. LSA: the leading right
 * singular vectors of the tf-idf table ({@link Lsa}). PLSA: P(w|d) = Σ_z θ_dz φ_zw by maximum
 * likelihood ({@link Plsa}). LDA: the same mixture with Dirichlet priors on θ and φ, by variational
 * Bayes ({@link VariationalLda}), beside MLlib's.
 *
 * <p>What moves: every method passes over the documents where they lie; a pass sends a table of
 * (topics, words) to each executor and one back from each partition, 8 bytes a number.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, Unsupervised Learning: Linear Methods (more about
 * matrix factorization: LSA, PLSA, LDA); papers at each class. Data: documents made from eight
 * known themes, then six novels of Jane Austen in pieces, or one document a line by {@code --data}.
 * Expect: PLSA and LDA find the themes, LSA mixes them; likelihood and bound rise with each step.
 */
@About(
    name = "ch17.topics",
    rows = "17.7",
    summary = "Topics of documents by LSA, PLSA and LDA, beside MLlib's LDA, with their top words")
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class TopicsJob implements Job<TopicsJob.Options> {

  private static final int CHANCE_DRAWS = 200;

  /** The job's keys. */
  public record Options(
      @Key("text, one document a line; empty for the novels that ship, in pieces") String data,
      @Key("words of a piece of the novels, at least 1") int pieceWords,
      @Key("size of the vocabulary, at most; at least 2") int vocabulary,
      @Key("documents that a word must stand in, at least 1") int leastDocuments,
      @Key("topics of the text, at least 2") int topics,
      @Key("documents made from known themes, at least 50") int documents,
      @Key("words of a made document, at least 5") int documentWords,
      @Key("steps of PLSA, 2 to 100") int plsaSteps,
      @Key("steps of LDA, at least 2") int ldaSteps,
      @Key("passes of LSA over the documents, at least 1") int lsaPasses,
      @Key("prior of a document's mixture, above 0") double alpha,
      @Key("prior of a topic's words, above 0") double eta,
      @Key("passes of MLlib's LDA over the documents, at least 1") int mllibPasses,
      @Key("share of the documents that it takes an iteration, in (0, 1]") double mllibShare,
      @Key("words shown and judged of a topic, at least 2") int topWords) {

    /** Checks the ranges. */
    public Options {
      if (pieceWords < 1 || vocabulary < 2 || leastDocuments < 1 || topics < 2 || topWords < 2) {
        throw new IllegalArgumentException(
            "piece-words = %d, vocabulary = %d, least-documents = %d, topics = %d, top-words = %d, expected at least 1, 2, 1, 2, 2"
                .formatted(pieceWords, vocabulary, leastDocuments, topics, topWords));
      }
      if (documents < 50 || documentWords < 5 || ldaSteps < 2 || lsaPasses < 1 || mllibPasses < 1) {
        throw new IllegalArgumentException(
            "documents = %d, document-words = %d, lda-steps = %d, lsa-passes = %d, mllib-passes = %d, expected at least 50, 5, 2, 1, 1"
                .formatted(documents, documentWords, ldaSteps, lsaPasses, mllibPasses));
      }
      if (plsaSteps < 2 || plsaSteps > Plsa.MOST_STEPS || !(mllibShare > 0 && mllibShare <= 1)) {
        throw new IllegalArgumentException(
            "plsa-steps = %d, mllib-share = %s, expected 2 to %d and a share in (0, 1]"
                .formatted(plsaSteps, mllibShare, Plsa.MOST_STEPS));
      }
    }
  }

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(TopicsJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    TopicsPage page = new TopicsPage(run.report(), o.topWords());
    JavaRDD<String> texts = texts(run, o);
    String name = o.data().isEmpty() ? "the novels" : o.data();
    try (Corpus corpus = Corpus.of(name, texts, o.vocabulary(), o.leastDocuments())) {
      texts.unpersist(false);
      corpus.requireAtLeast(name, o.topics()); // before anything takes long
      themes(run, o, page);
      FoundTopics found = find(run, o, corpus, o.topics());
      Coherence coherence = new Coherence(corpus, o.topWords(), found.all());
      rising(run, name, found);
      double chance = coherent(run, found, coherence);
      page.text(name, corpus, found, coherence, chance);
    }
  }

  /** Documents whose topics are known. */
  private static void themes(Run run, Options o, TopicsPage page) {
    JavaRDD<String> made =
        new Themes(o.documents(), o.documentWords(), run.workers(0), run.seed()).on(run.sc());
    try (Corpus corpus = Corpus.of("made documents", made, o.vocabulary(), 1)) {
      corpus.requireAtLeast("made documents", Themes.count());
      FoundTopics found = find(run, o, corpus, Themes.count());
      double[][] truth = Themes.truth(corpus.vocabulary());
      rising(run, "made documents", found);
      recovered(run, truth, found);
      sameSpectrum(run, corpus, found);
      page.themes(corpus, found, truth);
    }
  }

  private static JavaRDD<String> texts(Run run, Options o) {
    return o.data().isEmpty()
        ? Texts.read(run.sc(), novels(run), o.pieceWords())
        : Texts.read(run.sc(), o.data(), 0);
  }

  private static String novels(Run run) {
    return Shipped.path(run.sc().hadoopConfiguration(), "janeausten");
  }

  private static FoundTopics find(Run run, Options o, Corpus corpus, int topics) {
    VariationalLda lda = new VariationalLda(topics, o.alpha(), o.eta());
    int iterations = (int) Math.ceil(o.mllibPasses() / o.mllibShare());
    return new FoundTopics(
        Lsa.fit(corpus, topics, o.lsaPasses(), run.seed()),
        Plsa.fit(corpus, topics, o.plsaSteps(), run.seed()),
        lda.fit(corpus, o.ldaSteps(), run.seed()),
        MllibTopics.lda(run.spark(), corpus, lda, iterations, o.mllibShare(), run.seed()));
  }

  /** EM never lowers the likelihood, nor a variational step its bound. */
  private static void rising(Run run, String name, FoundTopics found) {
    run.report()
        .claim(
            Claim.atLeast(
                "17.7",
                name + ": least rise of PLSA's log-likelihood a word in a step",
                leastRise(found.plsa().likelihoods()),
                -1e-12))
        .claim(
            Claim.atLeast(
                "17.7",
                name + ": least rise of LDA's bound a word in a step",
                leastRise(found.lda().bounds()),
                -1e-4)); // γ is stopped short of standing still, and starts anew in each step
  }

  private static double leastRise(double[] curve) {
    double least = Double.POSITIVE_INFINITY;
    for (int step = 1; step < curve.length; step++) {
      least = Math.min(least, curve[step] - curve[step - 1]);
    }
    return least;
  }

  private static void recovered(Run run, double[][] truth, FoundTopics found) {
    double own = TopicMatch.of(truth, found.lda().topics()).mean();
    double plsa = TopicMatch.of(truth, found.plsa().topics()).mean();
    double mllib = TopicMatch.of(truth, found.mllib()).mean();
    run.report()
        .metric("themes.cosine-of-plsa", plsa)
        .metric("themes.cosine-of-lda", own)
        .metric("themes.cosine-of-mllib", mllib)
        .claim(
            Claim.atLeast(
                "17.7",
                "themes found by LDA: mean cosine with the truth",
                own,
                run.smoke() ? 0.8 : 0.95))
        .claim(
            Claim.atLeast(
                "17.7",
                "themes found by PLSA: mean cosine with the truth",
                plsa,
                run.smoke() ? 0.6 : 0.9))
        .claim(
            Claim.atLeast(
                "17.7",
                "themes found by LDA: mean cosine, over that of MLlib's LDA",
                own / mllib,
                0.98));
  }

  /** Orthogonal iteration against MLlib's Lanczos, on the same table. */
  private static void sameSpectrum(Run run, Corpus corpus, FoundTopics found) {
    double[] own = found.lsa().singularValues();
    double[] mllib = MllibTopics.singularValues(corpus, own.length);
    double worst = 0;
    for (int k = 0; k < Math.min(own.length, mllib.length); k++) {
      worst = Math.max(worst, Math.abs(own[k] / mllib[k] - 1));
    }
    run.report()
        .claim(
            Claim.atMost(
                "17.7",
                "LSA: singular values against MLlib's, largest relative difference",
                worst,
                run.smoke() ? 1e-2 : 1e-3));
  }

  private static double coherent(Run run, FoundTopics found, Coherence coherence) {
    double chance = coherence.ofChance(CHANCE_DRAWS, run.seed());
    double own = coherence.of(found.lda().topics());
    run.report()
        .metric("text.npmi-of-lda", own)
        .metric("text.npmi-of-mllib", coherence.of(found.mllib()))
        .metric("text.npmi-of-chance", chance)
        .claim(
            Claim.atLeast(
                "17.7",
                "coherence (NPMI) of LDA's topics above that of random words",
                own - chance,
                run.smoke() ? 0.01 : 0.05));
    return chance;
  }
}
