package leeml.report.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;
import leeml.report.Report;
import leeml.report.chart.BarChart;
import leeml.report.chart.LineChart;
import leeml.train.Ledger;
import leeml.train.Ledger.Round;
import leeml.train.Pace;

/** Draws the ledger of a fit into a report. What did not happen in it is not drawn. */
public final class LedgerCharts {

  private LedgerCharts() {}

  /** The loss against examples, bytes and seconds: what progress was paid with. */
  public static void addLoss(Report report, Ledger ledger) {
    Spent spent = Spent.by(ledger);
    report.add(
        loss("examples seen", spent.examples(), spent.loss())
            .caption("What each example taught. Strategies differ here by what they miss."));
    if (last(spent.bytes()) > 0) {
      report.add(
          loss("bytes sent, all directions", spent.bytes(), spent.loss())
              .caption("What each byte taught: longer periods and compressors move it left."));
    }
    report.add(
        loss("seconds of rounds", spent.seconds(), spent.loss())
            .caption("What each second taught: work, waiting and sending together."));
  }

  /** Bytes, phases, workers, divergence, noise and staleness. */
  public static void addCosts(Report report, Ledger ledger) {
    addBytes(report, ledger);
    addPhases(report, ledger);
    addWorkers(report, ledger);
    addDivergence(report, ledger);
    addNoise(report, ledger);
    addPace(report, ledger);
  }

  private static LineChart loss(String spent, double[] x, double[] loss) {
    return LineChart.of("Training loss against " + spent, spent, "loss").series("loss", x, loss);
  }

  private static void addBytes(Report report, Ledger ledger) {
    LineChart chart =
        LineChart.of("Bytes by direction", "round", "bytes so far")
            .caption(
                "Up is what workers sent to the centre, down what came back, between what they sent"
                    + " each other. The steeper, the dearer a round.");
    boolean any = addSum(chart, "up", ledger, round -> round.cost().bytesUp());
    any |= addSum(chart, "down", ledger, round -> round.cost().bytesDown());
    any |= addSum(chart, "between", ledger, round -> round.cost().bytesBetween());
    if (any) {
      report.add(chart);
    }
  }

  private static boolean addSum(
      LineChart chart, String name, Ledger ledger, ToDoubleFunction<Round> value) {
    double[] sums = ledger.column(value);
    Arrays.parallelPrefix(sums, Double::sum);
    if (last(sums) > 0) {
      chart.series(name, sums);
      return true;
    }
    return false;
  }

  private static void addPhases(Report report, Ledger ledger) {
    report.add(
        BarChart.of("Seconds by phase", "phase", "seconds in all rounds")
            .groups("compute", "wait", "serialise", "aggregate")
            .bars(
                "seconds",
                sum(ledger, round -> round.cost().computeSeconds()),
                sum(ledger, round -> round.cost().waitSeconds()),
                sum(ledger, round -> round.cost().serialiseSeconds()),
                sum(ledger, round -> round.cost().aggregateSeconds()))
            .caption(
                "Compute is the mean worker at work; wait is scheduling, the way to and fro and the"
                    + " slowest worker. All but compute is the price of distribution."));
  }

  private static void addWorkers(Report report, Ledger ledger) {
    int workers = ledger.rounds().stream().mapToInt(r -> r.workerSeconds().size()).max().orElse(0);
    double[] seconds = new double[workers];
    for (Round round : ledger.rounds()) {
      for (int w = 0; w < round.workerSeconds().size(); w++) {
        seconds[w] += round.workerSeconds().get(w);
      }
    }
    String[] names = new String[workers];
    Arrays.setAll(names, String::valueOf);
    report.add(
        BarChart.of("Seconds at work by worker", "worker", "seconds in all rounds")
            .groups(names)
            .bars("seconds", seconds)
            .caption("One bar above the others is a straggler, or a larger shard."));
  }

  private static void addDivergence(Report report, Ledger ledger) {
    double[] divergence = ledger.column(Round::divergence);
    if (Arrays.stream(divergence).anyMatch(value -> value > 0)) {
      report.add(
          LineChart.of("How far workers part", "round", "mean ‖wᵢ − w̄‖²")
              .series("divergence", divergence)
              .logY()
              .caption(
                  "Measured before averaging. It grows with the period, the rate and the"
                      + " difference between shards, and averaging takes it back to 0."));
    }
  }

  /** B = trΣ / ‖G‖² from sums over the rounds so far; one round alone is too noisy. */
  private static void addNoise(Report report, Ledger ledger) {
    List<Round> known =
        ledger.rounds().stream().filter(r -> !Double.isNaN(r.noise().perExample())).toList();
    double[] scale = new double[known.size()];
    double perExample = 0;
    double signal = 0;
    for (int i = 0; i < scale.length; i++) {
      perExample += known.get(i).noise().perExample();
      signal += known.get(i).noise().signal();
      scale[i] = signal > 0 ? perExample / signal : Double.NaN;
    }
    if (scale.length > 0) {
      report.add(
          LineChart.of("Gradient noise scale", "round", "trΣ / ‖G‖² so far (examples)")
              .series("noise scale", scale)
              .logY()
              .caption(
                  "About the batch beyond which more examples hardly help. It rises as the"
                      + " gradient shrinks and its noise does not."));
    }
  }

  private static void addPace(Report report, Ledger ledger) {
    Pace pace = ledger.rounds().get(ledger.rounds().size() - 1).pace();
    if (!pace.staleness().isEmpty()) {
      report.add(
          counts("Staleness of pushes", "updates since its θ was read", pace.staleness())
              .caption("How old the θ was that a push was made at, in updates of the server."));
      report.add(
          counts("Lead of workers", "rounds ahead of the slowest", pace.lead())
              .caption("How far ahead workers were when they were let go on: the bound, if any."));
    }
  }

  private static BarChart counts(String title, String value, SortedMap<Long, Long> counts) {
    return BarChart.of(title, value, "count")
        .groups(counts.keySet().stream().map(String::valueOf).toArray(String[]::new))
        .bars("count", counts.values().stream().mapToDouble(Long::doubleValue).toArray());
  }

  private static double sum(Ledger ledger, ToDoubleFunction<Round> value) {
    return Arrays.stream(ledger.column(value)).sum();
  }

  private static double last(double[] values) {
    return values.length == 0 ? 0 : values[values.length - 1];
  }
}
