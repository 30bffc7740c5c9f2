package ch17_dimension_reduction.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import leeml.data.TestFiles;
import leeml.data.generate.Themes;
import leeml.error.BadInputException;
import leeml.spark.LocalSpark;
import org.apache.commons.math3.special.Gamma;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {

  @TempDir private Path folder;

  private static Corpus corpus(List<String> texts, int partitions) {
    JavaRDD<String> documents = LocalSpark.context().parallelize(texts, partitions);
    return Corpus.of("texts", documents, 100, 1);
  }

  private static Corpus themes(int partitions) {
    return Corpus.of("themes", new Themes(200, 40, partitions, 3).on(LocalSpark.context()), 200, 1);
  }

  @Test
  void countsWordsAndLeavesEmptyDocumentsOut() {
    Corpus corpus = corpus(List.of("Dog, dog and CAT!", "", "the of", "cat; bird?", "a dog"), 7);
    assertThat(corpus.vocabulary()).containsExactly("cat", "dog", "bird");
    assertThat(corpus.frequency()).containsExactly(2, 2, 1);
    assertThat(corpus.size()).isEqualTo(3);
    assertThat(corpus.empty()).isEqualTo(2);
    BagOfWords first = corpus.documents().first();
    assertThat(first.words()).containsExactly(0, 1);
    assertThat(first.counts()).containsExactly(1, 2);
    assertThat(corpus.idf()[2]).isCloseTo(Math.log(3), within(1e-12));
  }

  @Test
  void refusesAVocabularyOfNothing() {
    assertThatThrownBy(() -> corpus(List.of("the of", "", "12 34"), 2))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "texts: no word stands in 1 documents or more, expected a vocabulary of at least one");
  }

  @Test
  void refusesMoreTopicsThanWords() {
    Corpus corpus = corpus(List.of("dog", "cat", "dog cat"), 1);
    assertThatThrownBy(() -> corpus.requireAtLeast("pets.txt", 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("pets.txt: 2 words in 3 documents do not make 3 topics");
  }

  @Test
  void readsADocumentALineOrPieces() {
    String path = TestFiles.text(folder, "a.txt", "one two\nthree\n\nfour five six\n");
    assertThat(Texts.read(LocalSpark.context(), path, 0).collect())
        .containsExactly("one two ", "three ", " ", "four five six ");
    assertThat(Texts.read(LocalSpark.context(), path, 3).collect())
        .containsExactly("one two three ", " four five six ");
  }

  @Test
  void aStepOfPlsaIsHofmanns() {
    TopicSums sums = new TopicSums(2, 2);
    BagOfWords document = new BagOfWords(new int[] {0, 1}, new int[] {2, 1});
    double[][] phi = {{0.75, 0.25}, {0.25, 0.75}};

    double[] theta = Plsa.step(document, new double[] {0.5, 0.5}, phi, sums);

    // P(z=0|w=0) = 3/4, P(z=0|w=1) = 1/4: θ₀ = (2·3/4 + 1/4)/3
    assertThat(theta).containsExactly(new double[] {1.75 / 3, 1.25 / 3}, within(1e-12));
    assertThat(sums.counts[0]).containsExactly(new double[] {1.5, 0.25}, within(1e-12));
    assertThat(sums.likelihood).isCloseTo(3 * Math.log(0.5), within(1e-12));
  }

  @Test
  void plsaDoesNotDependOnThePartitionsAndBearsItsMostSteps() {
    Plsa.Fit one = Plsa.fit(themes(1), 4, 5, 1);
    Plsa.Fit three = Plsa.fit(themes(3), 4, 5, 1);
    assertThat(three.likelihoods()).containsExactly(one.likelihoods(), within(1e-9));
    Plsa.Fit most = Plsa.fit(corpus(List.of("dog cat", "cat bird"), 1), 2, Plsa.MOST_STEPS, 1);
    assertThat(most.likelihoods()).isSorted().hasSize(Plsa.MOST_STEPS + 1);
  }

  @Test
  void theBoundOfADirichletIsMinusItsDivergenceFromThePrior() {
    // q = p: nothing is lost
    double ofTwo = Gamma.digamma(2);
    double[] logs = {-ofTwo + Gamma.digamma(1), 0};
    logs[1] = logs[0];
    assertThat(VariationalLda.dirichletBound(1, new double[] {1, 1}, logs))
        .isCloseTo(0, within(1e-12));
    // KL(Dirichlet(2, 1) ‖ Dirichlet(1, 1)) = ln 2 − 1/2
    double ofThree = Gamma.digamma(3);
    double[] moved = {ofTwo - ofThree, Gamma.digamma(1) - ofThree};
    assertThat(VariationalLda.dirichletBound(1, new double[] {2, 1}, moved))
        .isCloseTo(0.5 - Math.log(2), within(1e-12));
  }

  @Test
  void digammaHasItsKnownValues() {
    double euler = 0.5772156649015329;
    assertThat(Digamma.of(1)).isCloseTo(-euler, within(1e-11));
    assertThat(Digamma.of(0.5)).isCloseTo(-euler - 2 * Math.log(2), within(1e-11));
    for (double x : new double[] {1e-3, 0.1, 2.5, 5.999, 6, 40, 1e6}) {
      // Commons Math's is right to eight digits
      assertThat(Digamma.of(x)).isCloseTo(Gamma.digamma(x), within(1e-8 * (1 + 1 / x)));
      assertThat(Digamma.of(x + 1) - Digamma.of(x)).isCloseTo(1 / x, within(1e-10 * (1 + 1 / x)));
    }
  }

  @Test
  void ldaCountsEveryWordOnce() {
    TopicSums sums = new TopicSums(2, 3);
    BagOfWords document = new BagOfWords(new int[] {0, 2}, new int[] {3, 1});
    new VariationalLda(2, 0.5, 0.1)
        .add(document, new double[][] {{0.7, 0.2, 0.1}, {0.1, 0.2, 0.7}}, sums);
    assertThat(sums.counts[0][0] + sums.counts[1][0]).isCloseTo(3, within(1e-9));
    assertThat(sums.counts[0][2] + sums.counts[1][2]).isCloseTo(1, within(1e-9));
    assertThat(sums.counts[0][1] + sums.counts[1][1]).isZero();
    assertThat(sums.counts[0][0]).isGreaterThan(sums.counts[1][0]);
  }

  @Test
  void lsaFindsTheSingularValuesOfASmallTable() {
    // No word stands in all three documents; rows of length 1: (1, 0), (0, 1), (1, 1)/√2.
    Corpus corpus = corpus(List.of("dog", "cat", "dog cat"), 2);
    Lsa.Fit fit = Lsa.fit(corpus, 2, 3, 1);
    // AᵀA = [[1.5, 0.5], [0.5, 1.5]]: σ² = 2 and 1
    assertThat(fit.singularValues()).containsExactly(new double[] {Math.sqrt(2), 1}, within(1e-9));
    assertThat(fit.topics().weights()[0])
        .containsExactly(new double[] {Math.sqrt(0.5), Math.sqrt(0.5)}, within(1e-9));
  }

  @Test
  void orthonormalRowsSpanWhatIsThereAndNoMore() {
    double[][] basis = Lsa.orthonormal(new double[][] {{3, 0, 4}, {6, 0, 8}, {0, 2, 0}});
    assertThat(basis[0]).containsExactly(new double[] {0.6, 0, 0.8}, within(1e-12));
    assertThat(basis[1]).containsExactly(new double[] {0, 0, 0}, within(1e-12));
    assertThat(basis[2]).containsExactly(new double[] {0, 1, 0}, within(1e-12));
  }

  @Test
  void coherenceIsOneForWordsThatNeverPartAndMinusOneForThoseThatNeverMeet() {
    Corpus corpus = corpus(List.of("dog cat", "dog cat bird", "fish", "fish bird"), 2);
    int dog = corpus.vocabulary().indexOf("dog");
    int cat = corpus.vocabulary().indexOf("cat");
    int bird = corpus.vocabulary().indexOf("bird");
    int fish = corpus.vocabulary().indexOf("fish");
    double[][] weights = new double[3][4];
    weights[0][dog] = weights[0][cat] = 1;
    weights[1][dog] = weights[1][fish] = 1;
    weights[2][dog] = weights[2][bird] = 1;
    TopicWords topics = new TopicWords("hand", weights, 0);
    Coherence coherence = new Coherence(corpus, 2, List.of(topics));
    assertThat(coherence.of(topics, 0)).isCloseTo(1, within(1e-12));
    assertThat(coherence.of(topics, 1)).isCloseTo(-1, within(1e-12));
    assertThat(coherence.of(topics, 2)).isCloseTo(0, within(1e-12)); // ¼ = ½ · ½
  }

  @Test
  void pairsTheClosestTopicsFirst() {
    double[][] truth = {{1, 0, 0}, {0.6, 0.8, 0}};
    TopicWords found = new TopicWords("hand", new double[][] {{0.6, 0.8, 0}, {0, 0, 1}}, 0);
    TopicMatch match = TopicMatch.of(truth, found);
    assertThat(match.found()).containsExactly(1, 0);
    assertThat(match.cosines()).containsExactly(new double[] {0, 1}, within(1e-12));
    assertThat(match.mean()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void themesAreTheSameInEveryPartitionAndTheirTruthSumsToOne() {
    List<String> one = new Themes(50, 20, 1, 3).on(LocalSpark.context()).collect();
    assertThat(new Themes(50, 20, 4, 3).on(LocalSpark.context()).collect()).isEqualTo(one);
    Corpus corpus = Corpus.of("themes", new Themes(500, 60, 2, 3).on(LocalSpark.context()), 500, 1);
    for (double[] row : Themes.truth(corpus.vocabulary())) {
      double sum = 0;
      for (double p : row) {
        sum += p;
      }
      assertThat(sum).isCloseTo(1, within(1e-9));
    }
  }
}
