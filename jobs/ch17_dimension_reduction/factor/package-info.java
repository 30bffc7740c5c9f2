/**
 * What the factorization job stands on: {@link ch17_dimension_reduction.factor.RatingSplit} keeps
 * ratings, users and items from training, {@link ch17_dimension_reduction.factor.AlsGrid} fits
 * MLlib's ALS beside, and {@link ch17_dimension_reduction.factor.FactorizationPage} shows both. The
 * descent itself is the library's, {@code leeml.spark.factor}: a benchmark uses it too.
 */
package ch17_dimension_reduction.factor;
