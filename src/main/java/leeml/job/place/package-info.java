/**
 * Where a job's workers live, by {@code --cluster}: a {@link leeml.job.place.Place} is Spark, the
 * calling thread or a virtual cluster, and gives the {@link leeml.train.cluster.Cluster} and the
 * number of workers that go with it. {@link leeml.job.place.Combination} says no to a place, a
 * strategy, a compressor and a topology that make no sense together, before anything is read.
 *
 * <p>{@link leeml.job.place.Distribution} is all of them as one group of options.
 */
package leeml.job.place;
