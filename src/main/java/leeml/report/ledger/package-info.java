/**
 * What a fit's ledger looks like: loss against what it cost, bytes by direction, seconds by phase
 * and by worker, how far workers parted, how noisy gradients were, how stale updates.
 *
 * <p>{@link leeml.report.ledger.LedgerCharts} draws one fit; {@link leeml.report.ledger.Spent} adds
 * up what rounds cost.
 */
package leeml.report.ledger;
