/**
 * The study of distributed gradient descent: what every strategy and compressor costs, what it does
 * to the loss, and where it goes wrong.
 *
 * <p>A job a row of the course's section D. Those that compare settings train one network on digits
 * by {@link study.trial}; what has to be shown on Spark itself is shown there. {@link
 * study.ValidateJob} holds the virtual cluster against Spark. The lesson is {@code README.md}
 * beside this file.
 */
package study;
