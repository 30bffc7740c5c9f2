/**
 * Optimizers with a step size of their own for each parameter: Adagrad and what came after it.
 *
 * <p>Each {@code ScaleBy…} is a transform: it divides the gradient by a measure of the gradients
 * seen so far and knows no rate; {@link leeml.optim.transform.ScaleByRate} comes after it. Only
 * {@link leeml.optim.adaptive.Swats} holds the rate itself, because its criterion looks at the
 * finished update. {@link leeml.optim.Optimizers} puts them together under their usual names.
 *
 * <p>All of them go over the vectors once a step in plain loops that the compiler vectorises, so
 * the few lines of the two moving averages stand in each loop instead of in a shared one. Vectors
 * are float; corrections and schedules are computed in double and rounded once.
 */
package leeml.optim.adaptive;
