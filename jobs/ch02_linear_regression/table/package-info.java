/**
 * Linear regression over a table that nobody has looked at before.
 *
 * <p>{@link ch02_linear_regression.table.RegressionTable} chooses columns and cuts off test rows,
 * {@link ch02_linear_regression.table.Independent} finds the columns that determine their weights,
 * {@link ch02_linear_regression.table.Scaling} moves between the columns' own units and those in
 * which descent is fast, {@link ch02_linear_regression.table.ScaledDescent} descends, and {@link
 * ch02_linear_regression.table.Errors} says how well a {@link
 * ch02_linear_regression.table.LinearModel} predicts. Rows are double[] with the target last.
 */
package ch02_linear_regression.table;
