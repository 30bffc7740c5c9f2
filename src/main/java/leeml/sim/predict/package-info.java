/**
 * Will more machines help? {@link leeml.sim.predict.Calibration} fits the conditions of a virtual
 * cluster to a few measured rounds; {@link leeml.sim.predict.Prediction} says what an epoch would
 * take on K machines over a network of which nothing was measured.
 */
package leeml.sim.predict;
