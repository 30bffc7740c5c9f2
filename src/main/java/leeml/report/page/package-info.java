/**
 * The page of a run: one HTML file that opens offline.
 *
 * <p>Everything stands in the file: style, script, pictures, data, and ECharts where there is a
 * chart to draw. A content security policy in the file forbids the browser to fetch anything. The
 * template, the style and the script are resources beside this package's classes.
 *
 * <p>Text of people is escaped by the template; data inside script elements cannot end them.
 */
package leeml.report.page;
