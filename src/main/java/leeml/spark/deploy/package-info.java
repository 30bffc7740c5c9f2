/**
 * What a cluster needs of this project, and how a driver reaches it.
 *
 * <p>A build leaves the application jar, a folder of the jars that Spark does not bring, and the
 * class path of those it does ({@link leeml.spark.deploy.Artefacts}); {@code
 * conf/spark-defaults.conf} says what each JVM on Java 17 needs ({@link
 * leeml.spark.defaults.SparkDefaults}). A driver in this JVM takes them from {@link
 * leeml.spark.deploy.Connection}; spark-submit gets them on its command line ({@link
 * leeml.spark.deploy.Submission}).
 */
package leeml.spark.deploy;
