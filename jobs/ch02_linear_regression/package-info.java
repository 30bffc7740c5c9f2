/**
 * Chapter 2, linear regression (线性回归): a line through data, how it is found, how flexible it should
 * be, and where its error comes from.
 *
 * <p>{@link ch02_linear_regression.RegressionJob} fits a table, anybody's, by distributed gradient
 * descent and holds the outcome against the normal equations and MLlib. Other jobs choose a
 * polynomial's degree, shrink weights, take error apart into bias and variance, and validate across
 * folds. {@link ch02_linear_regression.AirForecastJob} forecasts the next hour's PM2.5. The lesson
 * is README.md beside this file; classes that a job needs, but that are not its story, lie in
 * sub-packages.
 */
package ch02_linear_regression;
