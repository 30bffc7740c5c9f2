/**
 * Judging one policy by the episodes of another: the estimates, and their variance exactly, from
 * the model.
 */
package ch26_reinforcement_learning.importance;
