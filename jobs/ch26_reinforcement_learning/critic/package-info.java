/** What one run of a table method shows: predictions of V, and control by Q, each a Spark task. */
package ch26_reinforcement_learning.critic;
