/**
 * Linear and logistic regression side by side: the update that they share ({@link
 * ch05_classification.rule.UpdateRule}), and what rows that are too right do to each ({@link
 * ch05_classification.rule.TooRight}).
 */
package ch05_classification.rule;
