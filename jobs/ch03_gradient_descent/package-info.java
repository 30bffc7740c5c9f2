/**
 * Chapter 3, gradient descent (梯度下降): how far a step may go, and what the ground under it does.
 *
 * <p>Five jobs, in the order of the lecture: {@link ch03_gradient_descent.LearningRateJob} (one
 * rate for all parameters), {@link ch03_gradient_descent.AdagradJob} (one for each), {@link
 * ch03_gradient_descent.BatchSizeJob} (how many examples a step looks at), {@link
 * ch03_gradient_descent.FeatureScalingJob} (mending the ground instead of the rate) and {@link
 * ch03_gradient_descent.TerrainJob} (what a gradient knows, and where descent stalls).
 *
 * <p>Sub-packages hold what they stand on: {@code quadratic} what theory says of descent on a
 * regression problem, {@code words} sparse examples of two texts, {@code surface} surfaces of two
 * parameters. {@link ch03_gradient_descent.Trajectory} is what a trial on an executor sends home.
 */
package ch03_gradient_descent;
