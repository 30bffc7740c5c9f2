/**
 * Optimizers: pure transforms of gradients, which are {@code float[]} of shape (d), into updates.
 *
 * <p>{@link leeml.optim.Optimizer} is an immutable, serialisable description; {@code init} starts a
 * state, {@code update} turns a gradient into an update in place, and the caller adds it to θ.
 * {@link leeml.optim.Optimizers} has the field's names. An optimizer is a chain of parts, so a new
 * one is usually one new recurrence: a record with an inner {@link leeml.optim.VectorState}.
 *
 * <p>A state is vectors and scalars and nothing else, so {@link leeml.optim.MemoryCodec} saves,
 * restores and copies any of them exactly, and strategies may average or ship them.
 *
 * <p>The parts lie by meaning: {@code transform} (rate, momentum, clipping, Lookahead), {@code
 * adaptive} (a step size for each parameter), {@code penalty} (the size of θ), {@code schedule}
 * (rates over time). This package knows the JDK only. Everything is deterministic.
 */
package leeml.optim;
