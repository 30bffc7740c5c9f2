/**
 * Tables of features and classes: where they lie ({@link ch05_classification.table.Source}), rows
 * as numbers with their class ({@link ch05_classification.table.ClassTable}), columns on one scale
 * ({@link ch05_classification.table.Standardised}), and how many rows a classifier gets right
 * ({@link ch05_classification.table.Confusion}).
 */
package ch05_classification.table;
