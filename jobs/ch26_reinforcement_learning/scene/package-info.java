/**
 * Recorded episodes as films for the report: what a policy does, drawn from what it observed. One
 * class a world.
 */
package ch26_reinforcement_learning.scene;
