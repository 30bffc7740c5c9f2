/**
 * {@code leeml chaos}: faults on purpose, with real processes.
 *
 * <p>A {@link leeml.cli.chaos.ChaosPlan} has a row for every fault: what goes wrong in which round,
 * under which strategy, and how the run is expected to end. {@link leeml.cli.chaos.Chaos} gives
 * each row a driver in a JVM of its own on a standalone cluster of several JVMs, watches its {@code
 * metrics.jsonl}, has the {@link leeml.cli.chaos.fault.Fault} strike, and compares what the run
 * ended with ({@link leeml.cli.chaos.Ending}) with the same run left in peace. No row outlives its
 * time-out; a fault that this machine does not allow is skipped and named.
 */
package leeml.cli.chaos;
