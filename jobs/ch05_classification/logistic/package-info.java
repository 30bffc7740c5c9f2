/**
 * Discriminative models: logistic and softmax regression by a strategy of the library ({@link
 * ch05_classification.logistic.Descent}) and by MLlib ({@link
 * ch05_classification.logistic.MllibLogistic}), on the same rows with the same penalty; logistic
 * regression in one thread by Newton's method for searches ({@link
 * ch05_classification.logistic.Newton}); square error on one unit ({@link
 * ch05_classification.logistic.SquareErrorUnit}).
 */
package ch05_classification.logistic;
