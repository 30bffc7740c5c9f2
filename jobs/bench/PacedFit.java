package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import leeml.report.Table;
import leeml.train.Fit;
import leeml.train.Ledger;

/**
 * How fast a fit went, and where the seconds of its median round went.
 *
 * @param workers that took part
 * @param imagesPerSecond of the whole fit
 * @param milliseconds of a round, in the order of {@link #PHASES}
 */
record PacedFit(int workers, double imagesPerSecond, List<Double> milliseconds) {

  private static final List<String> PHASES =
      List.of("a round, ms", "computing", "slowest worker", "packing", "adding up", "waiting");

  /** Reads it off a fit's ledger. */
  static PacedFit of(Fit fit) {
    Ledger ledger = fit.ledger();
    int workers = ledger.rounds().get(0).workerSeconds().size();
    List<ToDoubleFunction<Ledger.Round>> phases =
        List.of(
            round -> round.cost().seconds(),
            round -> round.cost().computeSeconds(),
            round -> round.cost().slowestSeconds(),
            round -> round.cost().serialiseSeconds(),
            round -> round.cost().aggregateSeconds(),
            round -> round.cost().waitSeconds());
    return new PacedFit(
        workers,
        ledger.totals().get("examples") / fit.seconds(),
        phases.stream().map(phase -> 1e3 * ledger.median(phase)).toList());
  }

  /** A row for each side, of medians over its laps. */
  @SafeVarargs
  static Table table(String title, List<PacedFit>... sides) {
    List<String> columns = new ArrayList<>(List.of("workers", "images a second"));
    columns.addAll(PHASES);
    Table table = Table.of(title, columns.toArray(String[]::new));
    for (List<PacedFit> side : sides) {
      List<Object> row = new ArrayList<>(List.of(side.get(0).workers()));
      row.add(Median.of(side, PacedFit::imagesPerSecond));
      for (int phase = 0; phase < PHASES.size(); phase++) {
        int column = phase;
        row.add(Median.of(side, fit -> fit.milliseconds().get(column)));
      }
      table.row(row.toArray());
    }
    return table;
  }
}
