/**
 * Things that move, as data: what a simulated world looked like, frame by frame.
 *
 * <p>An {@link leeml.report.motion.Animation} has a view in the world's own units, y upwards,
 * {@link leeml.report.motion.Shape}s that stand still, and bodies whose shapes follow a {@link
 * leeml.report.motion.Track}. The page draws it as SVG that plays by itself, offline and without a
 * script.
 */
package leeml.report.motion;
