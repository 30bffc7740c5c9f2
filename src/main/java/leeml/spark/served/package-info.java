/**
 * Workers under a parameter server, on Spark: the tasks of one barrier stage, each a loop of work,
 * push and answer.
 *
 * <p>{@link leeml.spark.served.SparkServed} is the driver's side: it starts the stage, hears from
 * the workers through a {@link leeml.spark.served.Coordinator}, looks at θ once in K rounds, and
 * starts all workers again when one has died. {@link leeml.spark.served.ServedTask} is a worker.
 * The slices of θ ({@link leeml.spark.server}) live on the driver or with the workers, as {@link
 * leeml.spark.served.ServerSetup} says.
 *
 * <p>Source of the scheme: Dean et al., Large scale distributed deep networks, NIPS 2012, §4; Li et
 * al., Scaling distributed machine learning with the parameter server, OSDI 2014.
 */
package leeml.spark.served;
