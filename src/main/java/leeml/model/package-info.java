/**
 * What is trained: objectives over a flat θ, and the plain-Java models of the course's first
 * chapters.
 *
 * <p>An {@link leeml.model.Objective} is the mean loss of a model over a batch and its gradient,
 * and nothing more; it knows neither who trains it nor where. {@link leeml.model.Examples} holds
 * rows and targets, dense or sparse, and cuts them into batches without copying. Linear, logistic
 * and softmax regression and the multi-layer perceptron write their gradients out by hand, so that
 * a reader can follow them; sums over long batches go through {@link leeml.model.BlockSum}, which
 * keeps single precision fast and exact enough.
 *
 * <p>Recurrent networks stand in {@code recurrent}, over batches of {@code sequence}, with the
 * inner loops of {@code kernel}; {@code factor} is matrix factorization.
 *
 * <p>This package uses the JDK alone.
 */
package leeml.model;
