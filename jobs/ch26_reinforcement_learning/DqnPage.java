package ch26_reinforcement_learning;

import ch26_reinforcement_learning.scene.CartPoleScene;
import java.util.List;
import java.util.Map;
import leeml.report.Report;
import leeml.report.ledger.LedgerCharts;
import leeml.rl.Checked;
import leeml.rl.Environment;
import leeml.rl.Episode;
import leeml.rl.env.CartPole;

/** What a person should see of Q-learning with a network. */
final class DqnPage {

  private static final long FILM_SEED = 3_000_003;

  private final Report report;

  DqnPage(Report report) {
    this.report = report;
  }

  void curves(Map<String, List<Training>> runs) {
    report
        .heading("Learning")
        .add(
            LearningCurves.of("Q-learning with a network", runs)
                .caption(
                    "Greedy episodes on the way, apart from those that were learned from. DQN stops when a look is good enough and keeps its last value from there on; the others are run to the end of their steps."))
        .add(LearningCurves.table("The last policies, 500 being the most", runs));
  }

  void film(DqnTraining training, List<Training> runs) {
    Environment world = training.environments().create();
    if (!(world instanceof CartPole)) {
      return;
    }
    Episode episode =
        Episode.play(
            Checked.of(world, 0), training.family().greedy(runs.get(0).theta()), FILM_SEED);
    report
        .heading("What it does")
        .add(
            CartPoleScene.of("One greedy episode, at its own speed", episode)
                .caption(
                    "%d steps of 0.02 s. Between the red posts the cart may go; the pole may lean 12° to each side."
                        .formatted(episode.length())));
  }

  void costs(Training distributed) {
    report.heading("Rollouts on executors");
    LedgerCharts.addCosts(report, distributed.ledger());
  }
}
