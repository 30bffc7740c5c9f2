package ch26_reinforcement_learning;

import ch26_reinforcement_learning.critic.Control;
import ch26_reinforcement_learning.critic.Prediction;
import ch26_reinforcement_learning.importance.Mixture;
import ch26_reinforcement_learning.scene.WalkScene;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import leeml.report.Report;
import leeml.report.Spread;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.motion.Shape.Tone;
import leeml.rl.Checked;
import leeml.rl.Episode;
import leeml.rl.env.CliffWalking;
import leeml.rl.env.FrozenLake;
import leeml.rl.table.Exact;
import leeml.rl.table.Mdp;

/** What a person should see of the critic: how values come closer, and what walks learned. */
final class CriticPage {

  private static final int MOST_TRIES = 1000;

  private final Report report;

  CriticPage(Report report) {
    this.report = report;
  }

  void predictions(Mdp lake, double[] exact, List<Prediction> predictions) {
    Map<String, List<Prediction>> methods = Prediction.byMethod(predictions);
    LineChart chart =
        LineChart.of("Error of V against episodes", "episodes", "root mean square error of V")
            .logX()
            .logY();
    Table table =
        Table.of(
            "Error of V, mean ± deviation over seeds", "method", "first looks", "half-way", "last");
    methods.forEach(
        (name, runs) -> {
          double[] x = runs.get(0).episodes();
          Spread[] spreads = Curves.across(runs, Prediction::errors);
          Curves.band(chart, name, x, spreads);
          table.row(
              name,
              spreads[Math.min(4, x.length - 1)].text(),
              spreads[x.length / 2].text(),
              spreads[x.length - 1].text());
        });
    report
        .heading("Values of a policy")
        .add(
            chart.caption(
                "Every method comes to the 16 values that the linear equations give. One step ahead starts from its own zeros and is slow at first; whole returns carry the chances of the whole way. On a board this small neither matters for long."))
        .add(table)
        .add(values(lake, exact, methods));
  }

  private static Table values(Mdp lake, double[] exact, Map<String, List<Prediction>> methods) {
    Table table =
        Table.of("V of each square, first seed", "square", "ice", "exact", "Monte Carlo", "TD(0)");
    for (int s = 0; s < lake.states(); s++) {
      table.row(
          s,
          String.valueOf(FrozenLake.at(s)),
          exact[s],
          methods.get("Monte Carlo").get(0).values()[s],
          methods.get("TD(0)").get(0).values()[s]);
    }
    return table;
  }

  void lake(double best, List<Control> runs, long seed) {
    LineChart chart =
        LineChart.of(
            "Worth of the greedy policy while Q is learned", "episodes", "V at the start, exact");
    for (boolean onPolicy : new boolean[] {false, true}) {
      List<Control> of = of(runs, onPolicy);
      Curves.band(
          chart, of.get(0).method(), of.get(0).episodes(), Curves.across(of, Control::startValues));
    }
    double[] ends = {0, runs.get(0).returns().length};
    report
        .heading("Control on the lake")
        .add(
            chart
                .series("the best there is", ends, new double[] {best, best})
                .caption(
                    "The policy is judged by the model, not by play. It is often optimal long before Q is exact: only the order of the actions has to be right."))
        .add(
            WalkScene.of(
                    "A walk of Q-learning's policy over the ice",
                    FrozenLake.SIDE,
                    FrozenLake.SIDE,
                    square ->
                        switch (FrozenLake.at(square)) {
                          case 'H' -> Tone.BAD;
                          case 'G' -> Tone.GOOD;
                          default -> null;
                        },
                    arrived(runs.get(0), seed))
                .caption(
                    "The policy leans against walls and away from holes: where every direction may slip, the safe one is the one whose sides are safe."));
  }

  /** The first of many walks that reaches the goal; else the last. */
  private static Episode arrived(Control run, long seed) {
    Episode walk = null;
    for (int i = 0; i < MOST_TRIES && (walk == null || walk.total() < 1); i++) {
      walk =
          Episode.play(
              Checked.of(new FrozenLake(), 0), Mixture.playing(Exact.greedy(run.q())), seed + i);
    }
    return walk;
  }

  void cliff(List<Control> runs, long seed) {
    LineChart chart =
        LineChart.of("Return of each episode while learning", "episode", "Σ r, mean over seeds");
    Table table =
        Table.of(
            "On the cliff, mean ± deviation over seeds",
            "method",
            "return while learning, last tenth",
            "value of the greedy policy");
    for (boolean onPolicy : new boolean[] {false, true}) {
      List<Control> of = of(runs, onPolicy);
      Curves.smoothed(chart, of.get(0).method(), of, Control::returns);
      table.row(
          of.get(0).method(),
          Spread.of(of.stream().mapToDouble(Control::lastReturns).toArray()).text(),
          Spread.of(of.stream().mapToDouble(Control::startValue).toArray()).text());
    }
    report
        .heading("Control on the cliff")
        .add(
            chart.caption(
                "Q-learning knows the shorter way and earns less: it values the edge as if it never slipped, and then explores there. Each fall costs 100."))
        .add(table)
        .add(
            WalkScene.of(
                    "The ways that were learned",
                    CliffWalking.ROWS,
                    CliffWalking.COLUMNS,
                    CriticPage::edge,
                    greedy(of(runs, false).get(0), seed),
                    greedy(of(runs, true).get(0), seed))
                .caption(
                    "The larger disc is Q-learning's greedy walk, the smaller SARSA's; red is the cliff."));
  }

  private static Tone edge(int square) {
    int last = CliffWalking.ROWS * CliffWalking.COLUMNS - 1;
    int start = last - CliffWalking.COLUMNS + 1;
    return square == last ? Tone.GOOD : square > start ? Tone.BAD : null;
  }

  private static Episode greedy(Control run, long seed) {
    Episode walk =
        Episode.play(
            Checked.of(new CliffWalking(), 0), Mixture.playing(Exact.greedy(run.q())), seed);
    int shown = Math.min(walk.length(), 2 * CliffWalking.COLUMNS);
    return new Episode(
        walk.observations().subList(0, shown + 1),
        walk.actions().subList(0, shown),
        Arrays.copyOf(walk.rewards(), shown),
        walk.terminated());
  }

  private static List<Control> of(List<Control> runs, boolean onPolicy) {
    return runs.stream().filter(run -> run.onPolicy() == onPolicy).toList();
  }
}
