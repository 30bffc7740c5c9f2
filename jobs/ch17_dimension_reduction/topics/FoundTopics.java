package ch17_dimension_reduction.topics;

import java.util.List;

/** The same documents by four methods. */
public record FoundTopics(Lsa.Fit lsa, Plsa.Fit plsa, VariationalLda.Fit lda, TopicWords mllib) {

  /** Their topics, in the order of the history. */
  public List<TopicWords> all() {
    return List.of(lsa.topics(), plsa.topics(), lda.topics(), mllib);
  }
}
