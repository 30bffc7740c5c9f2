/**
 * The loss of linear regression as the quadratic that it is.
 *
 * <p>{@link ch03_gradient_descent.quadratic.RegressionTable} makes a problem of a table, in raw
 * units, centred or standardised; {@link ch03_gradient_descent.quadratic.Quadratic} knows from the
 * Hessian's eigenvalues which rates converge, which is fastest and how many steps it takes, before
 * anything is trained.
 */
package ch03_gradient_descent.quadratic;
