/**
 * What the topics job stands on. {@link ch17_dimension_reduction.topics.Texts} reads documents,
 * {@link leeml.data.generate.Themes} makes them; {@link ch17_dimension_reduction.topics.Corpus}
 * makes bags of words of them over one vocabulary.
 *
 * <p>{@link ch17_dimension_reduction.topics.Lsa}, {@link ch17_dimension_reduction.topics.Plsa} and
 * {@link ch17_dimension_reduction.topics.VariationalLda} find topics, each by sums over documents;
 * {@link ch17_dimension_reduction.topics.MllibTopics} is the ready-made side. All give {@link
 * ch17_dimension_reduction.topics.TopicWords}, which {@link
 * ch17_dimension_reduction.topics.TopicMatch} holds against the known topics and {@link
 * ch17_dimension_reduction.topics.Coherence} against the documents.
 */
package ch17_dimension_reduction.topics;
