/**
 * Chapter 5, classification (分类：概率生成模型与逻辑回归).
 *
 * <p>A class is drawn from a distribution (generative: {@link ch05_classification.GaussianJob},
 * {@link ch05_classification.NaiveBayesJob}), or its probability is fitted as it stands
 * (discriminative: {@link ch05_classification.LogisticJob}, {@link
 * ch05_classification.SoftmaxJob}). Why by cross entropy ({@link
 * ch05_classification.LossSurfaceJob}), which of the two needs less data ({@link
 * ch05_classification.SmallDataJob}), what one unit cannot do ({@link
 * ch05_classification.CascadeJob}), and what all of it shares with linear regression ({@link
 * ch05_classification.UpdateRuleJob}).
 *
 * <p>{@code table} reads any CSV as numbers and classes, {@code generative} and {@code logistic}
 * hold the models, {@code picture} draws boundaries.
 */
package ch05_classification;
