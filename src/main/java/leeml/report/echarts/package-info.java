/**
 * Charts as Apache ECharts reads them: one JSON option object a chart.
 *
 * <p>What is drawn is decided here: series, axes, bands of colour, how many points a page can bear.
 * How it looks (fonts, colours by day and night, room for the legend) is decided by the page's
 * script, which also draws what ECharts has no series for. Such a series carries a {@code role}:
 * {@code band}, {@code bar}, {@code bin}, {@code surface} or {@code path}.
 *
 * <p>Numbers are rounded to six significant digits, which no screen can show.
 */
package leeml.report.echarts;
