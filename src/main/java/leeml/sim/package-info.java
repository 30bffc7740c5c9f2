/**
 * The virtual cluster: the same strategies, real gradients, simulated time.
 *
 * <p>{@link leeml.sim.Conditions} say how fast machines compute ({@link leeml.sim.Compute}), what a
 * message costs ({@link leeml.sim.Network}), which paths vectors take ({@link
 * leeml.sim.paths.Paths}) and what starting a round costs ({@link leeml.sim.Overhead}). {@link
 * leeml.sim.VirtualCluster} trains under them: the losses are those of a real run, the seconds come
 * from the conditions, and the same seed gives both again bit for bit. {@link leeml.sim.Forecast}
 * leaves the gradients out and answers for a hundred thousand workers.
 *
 * <p>Symbols: K workers, H local steps a round, d numbers in θ, α seconds of latency, β seconds a
 * byte sent, γ seconds a byte added up.
 */
package leeml.sim;
