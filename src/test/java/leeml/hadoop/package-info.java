/**
 * HDFS and YARN in the JVM of a test, and runs of this project on them: from files of one and by
 * node managers of the other, with the drivers in JVMs of their own.
 */
package leeml.hadoop;
