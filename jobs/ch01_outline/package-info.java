/**
 * Chapter 1, the outline (课程大纲): the map of the course, and the three steps of machine learning on
 * ten points.
 *
 * <p>{@link ch01_outline.ThreeStepsJob} chooses a set of functions, says what makes one of them
 * good, and finds the best by gradient descent on Spark, every step written down. {@link
 * ch01_outline.CourseMapJob} shows what there is to learn and what runs. The lesson is README.md
 * beside this file.
 */
package ch01_outline;
