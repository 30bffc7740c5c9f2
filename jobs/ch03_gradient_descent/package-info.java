/**
 * Chapter 3, gradient descent (梯度下降): how far a step may go, and what the ground under it does.
 *
 * <p>Five jobs, in the order of the lecture: {@link ch03_gradient_descent.LearningRateJob} (one
 * rate for all parameters), {@link ch03_gradient_descent.AdagradJob} (one for each), {@link
 * ch03_gradient_descent.BatchSizeJob} (how many examples a step looks at), {@link
 * ch03_gradient_descent.FeatureScalingJob} (mending the ground instead of the rate) and {@link
 * ch03_gradient_descent.TerrainJob} (what a gradient knows, and where descent stalls).
 *
 * <p>Shared: {@link ch03_gradient_descent.RegressionTable} makes a regression problem of a table,
 * {@link ch03_gradient_descent.Quadratic} tells what theory says of descent on it, {@link
 * ch03_gradient_descent.Trajectory} is what a trial on an executor sends home.
 */
package ch03_gradient_descent;
