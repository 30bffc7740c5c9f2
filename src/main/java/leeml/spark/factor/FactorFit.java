package leeml.spark.factor;

import leeml.model.factor.FactorModel;
import leeml.train.Ledger;

/**
 * What a descent found.
 *
 * @param model the rows after the last epoch
 * @param ledger a round an epoch: bytes up and down through the driver, bytes between workers,
 *     seconds, and half the mean squared error of the ratings as each was met
 */
public record FactorFit(FactorModel model, Ledger ledger) {}
