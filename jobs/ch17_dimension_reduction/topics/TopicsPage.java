package ch17_dimension_reduction.topics;

import java.util.List;
import java.util.stream.IntStream;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.report.chart.LineChart;

/**
 * The report of the topics job.
 *
 * @param report written to
 * @param top words shown of a topic
 */
public record TopicsPage(Report report, int top) {

  /** What was found in the documents whose themes are known. */
  public void themes(Corpus corpus, FoundTopics found, double[][] truth) {
    report.heading("Documents made from known themes");
    summary(corpus);
    Table table =
        Table.of("Themes, and what LDA found of them", "theme: likeliest words", "LDA", "cosine");
    TopicWords themes = new TopicWords("truth", truth, 0);
    TopicMatch match = TopicMatch.of(truth, found.lda().topics());
    for (int t = 0; t < truth.length; t++) {
      table.row(
          themes.words(t, top, corpus.vocabulary()),
          match.found()[t] < 0
              ? ""
              : found.lda().topics().words(match.found()[t], top, corpus.vocabulary()),
          match.cosines()[t]);
    }
    report.add(table).add(matches(found, truth)).add(curves("made documents", found));
  }

  private static BarChart matches(FoundTopics found, double[][] truth) {
    List<TopicMatch> matches =
        found.all().stream().map(method -> TopicMatch.of(truth, method)).toList();
    return BarChart.of("Found topics against the themes", "method", "cosine")
        .groups(found.all().stream().map(TopicWords::method).toArray(String[]::new))
        .bars("mean over the themes", matches.stream().mapToDouble(TopicMatch::mean).toArray())
        .bars("worst theme", matches.stream().mapToDouble(TopicMatch::least).toArray())
        .caption(
            "Singular vectors must be orthogonal and may be negative; themes are neither, so LSA's"
                + " directions are sums and differences of them. Mixtures of probabilities can be"
                + " the themes themselves.");
  }

  /** What was found in a text. */
  public void text(
      String name, Corpus corpus, FoundTopics found, Coherence coherence, double chance) {
    report.heading("Topics of " + name);
    summary(corpus);
    Table methods =
        Table.of("Methods side by side", "method", "coherence (mean NPMI of a topic)", "seconds");
    found.all().forEach(m -> methods.row(m.method(), coherence.of(m), m.seconds()));
    methods.row("random words of all topics", chance, null);
    report.add(methods);
    for (TopicWords method :
        List.of(found.lda().topics(), found.plsa().topics(), found.lsa().topics())) {
      report.add(words(method, corpus, coherence));
    }
    report.add(curves(name, found)).add(spectrum(found.lsa()));
  }

  private void summary(Corpus corpus) {
    report.text(
        "%,d documents, %,d words in the vocabulary; %,d documents held none of them and were left out."
            .formatted(corpus.size(), corpus.words(), corpus.empty()));
  }

  private Table words(TopicWords method, Corpus corpus, Coherence coherence) {
    Table table = Table.of("Topics by " + method.method(), "topic", "top words", "NPMI");
    IntStream.range(0, method.topics())
        .boxed()
        .sorted((a, b) -> Double.compare(coherence.of(method, b), coherence.of(method, a)))
        .forEach(
            z ->
                table.row(
                    z + 1, method.words(z, top, corpus.vocabulary()), coherence.of(method, z)));
    return table;
  }

  private static LineChart curves(String name, FoundTopics found) {
    double[] likelihoods = found.plsa().likelihoods();
    double[] bounds = found.lda().bounds();
    return LineChart.of("Likelihood by step: " + name, "step", "nats a word")
        .series("PLSA, log-likelihood", steps(likelihoods), likelihoods)
        .series("LDA, lower bound", steps(bounds), bounds)
        .caption(
            "Both rise with every step. PLSA's ends higher, and that says nothing: it has a free"
                + " mixture for each document and pays for none, while the bound charges for what"
                + " the priors call unlikely.");
  }

  private static double[] steps(double[] curve) {
    return IntStream.range(0, curve.length).mapToDouble(step -> step).toArray();
  }

  private static LineChart spectrum(Lsa.Fit lsa) {
    double[] values = lsa.singularValues();
    return LineChart.of("Singular values of the tf-idf table", "direction", "σ")
        .series("LSA", IntStream.rangeClosed(1, values.length).asDoubleStream().toArray(), values)
        .markers()
        .caption(
            "The first direction is what all documents share (%.1f times the second); what tells them apart comes after it."
                .formatted(values[0] / values[Math.min(1, values.length - 1)]));
  }
}
