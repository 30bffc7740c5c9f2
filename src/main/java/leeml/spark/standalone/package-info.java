/**
 * A Spark cluster of several JVMs on this machine, out of the jars of the running class path: no
 * Spark distribution is needed.
 *
 * <p>A {@link leeml.spark.standalone.StandaloneCluster} is a Spark master and its workers as child
 * processes that listen on 127.0.0.1 alone and know a random secret. They end with {@code close()},
 * with the JVM that started them, and, tied to it by their standard input ({@link
 * leeml.spark.standalone.Tether}), also when that one is killed. A {@link
 * leeml.spark.standalone.DetachedCluster} is the same for {@code leeml cluster}: it outlives the
 * command, keeps state, secret, logs and work in one folder that only its owner reads, and leaves
 * neither process nor file when it is stopped.
 */
package leeml.spark.standalone;
