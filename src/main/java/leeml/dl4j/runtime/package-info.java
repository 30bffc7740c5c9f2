/**
 * The native library under ND4J: how it is set up on the driver and on executors alike, and what of
 * it is active.
 *
 * <p>{@link leeml.dl4j.runtime.NativeLibrary#start} is called by everything in {@code leeml.dl4j}
 * before it touches an array, so nobody else need think of it.
 */
package leeml.dl4j.runtime;
