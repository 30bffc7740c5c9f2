/** What every JVM of Spark's is started with here, wherever it is started from. */
package leeml.spark.defaults;
