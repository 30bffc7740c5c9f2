/**
 * One class under a name that Deeplearning4j asks for and ND4J does not have any more: see {@link
 * org.nd4j.nativeblas.Nd4jCpu}.
 */
package org.nd4j.nativeblas;
