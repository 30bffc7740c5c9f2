package leeml.job.probe;

import leeml.sim.predict.Calibration;
import leeml.sim.predict.Training;

/**
 * What a probe found.
 *
 * @param calibration of this machine under Spark
 * @param training that the job was about to do
 */
public record Measured(Calibration calibration, Training training) {}
