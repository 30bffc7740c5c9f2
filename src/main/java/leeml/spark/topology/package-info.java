/**
 * The paths that the workers' vectors take to be added up: a {@link leeml.spark.topology.Topology}
 * brings one packed vector a partition to the driver.
 *
 * <p>{@link leeml.spark.topology.Wire} packs vectors and replies into the bytes that travel and are
 * counted; every topology adds in an order that depends on the number of workers alone.
 */
package leeml.spark.topology;
