/**
 * Chapter 4, new optimization based on gradient descent (基于梯度下降的新优化方法): momentum, rates for each
 * parameter, what was wrong with Adam and what mended it, rates over time, looking ahead, and
 * weight decay.
 *
 * <p>One job a row; {@link ch04_optimization.OptimizersJob} is the one that {@code ./leeml run
 * ch04} starts. The optimizers themselves are the library's ({@code leeml.optim}); the chapter
 * holds them against their papers, puts them on problems where theory says what must happen, and
 * trains small networks on handwritten digits with them.
 *
 * <p>{@code paper} has the recurrences as published, in double precision; {@code problem} the
 * valleys, bowls and counter-examples; {@code digits} the data and the network. Trainings are
 * independent of each other and run side by side, one Spark task each.
 */
package ch04_optimization;
