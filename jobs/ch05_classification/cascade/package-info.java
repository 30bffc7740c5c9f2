/**
 * What one logistic unit cannot do: exclusive or ({@link ch05_classification.cascade.Xor}), by a
 * transformation made by hand, and by units before the unit ({@link
 * ch05_classification.cascade.Cascade}) that find one; how often they do depends on the start
 * ({@link ch05_classification.cascade.CascadeStart}).
 */
package ch05_classification.cascade;
