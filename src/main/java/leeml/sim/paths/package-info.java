/**
 * The topologies as cost formulas: what it takes to bring θ to K workers and what they send to the
 * centre.
 *
 * <p>Each {@link leeml.sim.paths.Paths} states its formula in the α–β–γ model of {@link
 * leeml.sim.Network} with its source, and counts bytes as the ledger of a real run does. All hand θ
 * down in the same way, ⌈log₂(K + 1)⌉ (α + nβ), whoever has it passing it on: what Spark's torrent
 * broadcast comes to, and the binomial tree of Thakur et al., 2005, §4.3.
 */
package leeml.sim.paths;
