/**
 * Peers of {@code ./leeml bench nets}: compiled in the Maven profile {@code bench} alone, since
 * they bring another system's libraries along.
 */
package peer;
