/**
 * The study of distributed gradient descent: what strategies, compressors and topologies send, how
 * long they take and what they reach, on Spark and on a virtual cluster.
 */
package study;
