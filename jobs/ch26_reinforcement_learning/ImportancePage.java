package ch26_reinforcement_learning;

import ch26_reinforcement_learning.ImportanceJob.Played;
import ch26_reinforcement_learning.importance.Estimates;
import ch26_reinforcement_learning.importance.Shift;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;

/** What a person should see of importance sampling: variance by distance, and what it hides. */
final class ImportancePage {

  private ImportancePage() {}

  static void addTo(Report report, List<Shift> bells, List<Played> played, int episodes) {
    report.heading("Two bells").add(bells(bells));
    report
        .heading("The frozen lake")
        .add(variance(played))
        .add(errors(played, episodes))
        .add(effective(played))
        .add(table(played));
  }

  private static LineChart bells(List<Shift> bells) {
    double[] x = bells.stream().mapToDouble(Shift::divergence).toArray();
    return LineChart.of("Var[x p(x)/q(x)] by distance", "KL(p‖q) (nats)", "variance of one draw")
        .series("(1 + m²) e^(m²)", x, column(bells, Shift::exactVariance))
        .series("measured", x, column(bells, Shift::variance))
        .logY()
        .markers()
        .caption(
            "The mean is 0 at every distance; what grows is the scatter. On the right the draws begin to miss the rare large weights, and the measured variance stays below the true one.");
  }

  private static LineChart variance(List<Played> played) {
    return LineChart.of(
            "Variance of ρG for one episode, by distance of the policies",
            "KL(π‖μ) of whole episodes (nats)",
            "variance of ρG")
        .series("exact", distances(played), column(played, one -> one.exact().variance()))
        .series("measured", distances(played), column(played, one -> one.measured().variance()))
        .logY()
        .markers()
        .caption(
            "Near π the two agree. Farther out the exact variance explodes and the measured one falls: the few episodes that carry it no longer occur. A calm estimate is no proof of a good one.");
  }

  private static LineChart errors(List<Played> played, int episodes) {
    return LineChart.of(
            "Error of V^π from %d episodes".formatted(episodes),
            "KL(π‖μ) of whole episodes (nats)",
            "root mean square error")
        .series("plain, measured", distances(played), rms(played, true))
        .series("weighted, measured", distances(played), rms(played, false))
        .markers()
        .caption(
            "Dividing by the sum of weights in place of their number keeps the estimate between the returns that were seen. Far away both come to say 0, and are off by V^π = %.3f."
                .formatted(played.get(0).exact().mean()));
  }

  private static LineChart effective(List<Played> played) {
    return LineChart.of("How many episodes count", "KL(π‖μ) of whole episodes (nats)", "1 / E[ρ²]")
        .series(
            "effective share",
            distances(played),
            column(played, one -> one.exact().effectiveShare()))
        .logY()
        .markers()
        .caption(
            "The share of episodes that π's own would have to be, for the same precision (Kong's rule). At 10⁻³ a thousand episodes are worth one. It is why PPO keeps the policies close.");
  }

  private static Table table(List<Played> played) {
    Table table =
        Table.of(
            "Playing policies",
            "noise",
            "KL(π‖μ)",
            "Var[ρG], exact",
            "Var[ρG], measured",
            "effective share",
            "mean of plain estimates",
            "V^π");
    for (Played one : played) {
      table.row(
          one.noise(),
          one.exact().divergence(),
          one.exact().variance(),
          one.measured().variance(),
          one.exact().effectiveShare(),
          Arrays.stream(one.measured().plain()).average().orElseThrow(),
          one.exact().mean());
    }
    return table;
  }

  private static double[] distances(List<Played> played) {
    return column(played, one -> one.exact().divergence());
  }

  private static double[] rms(List<Played> played, boolean plain) {
    return column(
        played,
        one ->
            Estimates.rootMeanSquare(
                plain ? one.measured().plain() : one.measured().weighted(), one.exact().mean()));
  }

  private static <T> double[] column(List<T> rows, ToDoubleFunction<T> value) {
    return rows.stream().mapToDouble(value).toArray();
  }
}
