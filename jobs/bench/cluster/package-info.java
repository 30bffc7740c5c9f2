/**
 * What {@code ./leeml bench cluster} counts a cluster's traffic with: the kernel's counters of the
 * loopback interface ({@link bench.cluster.Loopback}), and rounds whose vectors no compression
 * makes smaller ({@link bench.cluster.RoundBytes}).
 */
package bench.cluster;
