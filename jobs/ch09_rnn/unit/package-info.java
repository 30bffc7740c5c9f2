/**
 * Networks of one unit, small enough for pencil and paper: {@link ch09_rnn.unit.OneUnit}, linear or
 * with a sigmoid, whose error surface has a cliff.
 */
package ch09_rnn.unit;
