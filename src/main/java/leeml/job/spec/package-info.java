/**
 * Strategies, optimizers, topologies, compressors and clusters as text: {@code
 * local-sgd:period=16}.
 *
 * <p>A {@link leeml.job.spec.Spec} is a name with parameters. The tables {@link
 * leeml.job.spec.StrategyNames}, {@link leeml.job.spec.OptimizerNames}, {@link
 * leeml.job.spec.TopologyNames}, {@link leeml.job.spec.CompressorNames} and {@link
 * leeml.job.spec.ClusterNames} say which names there are and what each one takes; an unknown name
 * or parameter is answered with the nearest right one. {@link leeml.job.spec.Units} reads times and
 * speeds. {@link leeml.job.spec.Parsers} hands all of them to the binder of options.
 */
package leeml.job.spec;
