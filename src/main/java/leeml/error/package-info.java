/**
 * The two mistakes that a user can make, told apart by exit code: wrong usage (2) and bad input
 * data (3). Whatever else is thrown is a failed run (1).
 *
 * <p>Both carry one sentence that a person can act on: what, where, and what was expected. This
 * package knows nothing but the JDK, so that every other package may use it.
 */
package leeml.error;
