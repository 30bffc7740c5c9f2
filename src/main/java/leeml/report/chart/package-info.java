/**
 * Charts as data: curves, points, surfaces with paths, bars and histograms.
 *
 * <p>A chart here is what a job says about its numbers: which series there are, what the axes mean,
 * what to notice. It knows nothing of the page that draws it, so a job compiles and is tested
 * without one, and another way of drawing is another reader of the same classes.
 *
 * <p>Charts are built by chaining calls on the chart itself; each call adds to it and returns it.
 * Arrays are copied when they come in.
 */
package leeml.report.chart;
