/**
 * Deeplearning4j's networks as objectives over a flat θ.
 *
 * <p>{@link leeml.dl4j.NetworkObjective} makes a configuration of Deeplearning4j into an {@link
 * leeml.model.Objective}, so that every strategy of {@code leeml.train} trains it: Deeplearning4j
 * gives loss and gradient, and its own updaters are not used. A worker has one network, built once
 * and kept on its executor with its batches. {@link leeml.dl4j.TrainedNetwork} is a network with
 * its θ: saved as Deeplearning4j's zip, loaded, and run over new data on Spark.
 *
 * <p>{@code tensor} holds the data, {@code runtime} the native library, {@code master}
 * Deeplearning4j's own way to train on Spark, for comparison. Only this package and the chapters
 * that define a network import Deeplearning4j and ND4J.
 */
package leeml.dl4j;
