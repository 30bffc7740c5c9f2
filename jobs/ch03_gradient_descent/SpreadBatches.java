package ch03_gradient_descent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import leeml.job.Run;
import leeml.model.ExampleBatch;
import leeml.report.Claim;
import leeml.report.Table;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.shard.Shards;
import leeml.train.strategy.Strategy;

/**
 * Batches spread over workers: each takes its part of the combined batch.
 *
 * @param digits what is learned
 * @param strategy how the workers' progress is joined
 * @param workers K
 */
record SpreadBatches(Digits digits, Strategy strategy, int workers) {

  /**
   * Trains an epoch for each combined batch size.
   *
   * @param best the serial curves, whose rate the nearest size takes over
   */
  void run(Run run, List<BatchCurve> best, List<Integer> combined) {
    Shards<ExampleBatch> shards = digits.shards(workers);
    Table table =
        Table.of(
            "One epoch on " + workers + " workers by " + strategy.name(),
            "batch",
            "rounds",
            "bytes up and down",
            "seconds",
            "held-out loss");
    List<Double> bytes = new ArrayList<>();
    List<Integer> sizes = combined.stream().sorted().toList();
    for (int size : sizes) {
      double rate = nearest(best, size).rate();
      int each = (size + workers - 1) / workers;
      Fit fit =
          run.fit(
              "b = " + size,
              BatchCurve.trainer(digits.classes(), rate, digits.heldOut(), 1)
                  .strategy(strategy)
                  .on(run.cluster())
                  .batchSize(each)
                  .within(Budget.epochs(1))
                  .seed(run.seed()),
              shards);
      double sent = fit.ledger().totals().get("bytesUp") + fit.ledger().totals().get("bytesDown");
      bytes.add(sent);
      table.row(
          size,
          fit.ledger().rounds().size(),
          sent,
          fit.ledger().rounds().stream()
              .map(Ledger.Round::cost)
              .mapToDouble(cost -> cost.seconds())
              .sum(),
          BatchCurve.of(fit, size, rate).lastLoss());
    }
    int last = sizes.size() - 1;
    double expected =
        Math.ceil((double) digits.train().size() / sizes.get(0))
            / Math.ceil((double) digits.train().size() / sizes.get(last));
    run.report()
        .claim(
            Claim.within(
                "3.3",
                "bytes an epoch, batch %d over %d, over the ratio of their rounds"
                    .formatted(sizes.get(0), sizes.get(last)),
                bytes.get(0) / bytes.get(last) / expected,
                1,
                0.1))
        .heading("Distributed: every step is a round")
        .add(table);
  }

  private static BatchCurve nearest(List<BatchCurve> best, int size) {
    return best.stream()
        .min(
            Comparator.comparingDouble(
                curve -> Math.abs(Math.log((double) curve.batchSize() / size))))
        .orElseThrow();
  }
}
