package leeml.train.worker;

import java.io.Serializable;

/**
 * A loss that is no number any more, and where it came up.
 *
 * @param worker the worker's number
 * @param step the run's step, from 0
 * @param loss NaN or infinite
 * @param learningRate the rate in force at the worker; NaN where the centre makes the steps
 */
public record Failure(int worker, long step, double loss, double learningRate)
    implements Serializable {}
