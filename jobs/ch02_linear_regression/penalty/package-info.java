/**
 * Linear regression with a penalty, over a path of λ: ridge (λ/2 ‖w‖²) and lasso (λ ‖w‖₁).
 *
 * <p>{@link ch02_linear_regression.penalty.Standardized} puts a table's columns on one scale, so
 * that one λ means the same to each; {@link ch02_linear_regression.penalty.Penalty} minimises, in
 * closed form or by descent; {@link ch02_linear_regression.penalty.ElasticNet} asks MLlib the same
 * question. All three minimise 1/(2n) ‖y − Xw − b‖² + λ (α ‖w‖₁ + (1 − α)/2 ‖w‖²).
 */
package ch02_linear_regression.penalty;
