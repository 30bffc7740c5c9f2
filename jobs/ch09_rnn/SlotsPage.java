package ch09_rnn;

import ch09_rnn.slot.SlotData;
import ch09_rnn.slot.SlotNetwork;
import ch09_rnn.slot.SlotResult;
import ch09_rnn.slot.TravelGrammar;
import java.util.List;
import java.util.Map;
import leeml.data.words.Chunk;
import leeml.data.words.TaggedSentence;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.BarChart;
import leeml.report.chart.LineChart;
import leeml.report.ledger.LedgerCharts;
import leeml.train.Ledger;

/** What a person is shown of slot filling. */
final class SlotsPage {

  private final Report report;
  private final SlotData data;
  private final boolean generated;

  SlotsPage(Report report, SlotData data, boolean generated) {
    this.report = report;
    this.data = data;
    this.generated = generated;
  }

  /** What a sentence's last city, or other last entity that is no date, is taken for. */
  static String cityOf(TaggedSentence sentence, List<String> labels) {
    List<Chunk> cities =
        Chunk.of(labels).stream()
            .filter(chunk -> !chunk.type().equals(TravelGrammar.DATE))
            .toList();
    if (cities.isEmpty()) {
      return "nothing";
    }
    Chunk last = cities.get(cities.size() - 1);
    return String.join(" ", sentence.words().subList(last.from(), last.to())) + ": " + last.type();
  }

  /** F1 and what it is made of. */
  void results(Map<SlotNetwork, SlotResult> results) {
    Table table =
        Table.of(
            "Entities of %d held-out sentences".formatted(data.heldOut().size()),
            "network",
            "parameters",
            "precision",
            "recall",
            "F1",
            generated ? "pairs told apart" : "",
            "seconds");
    results.forEach(
        (network, result) ->
            table.row(
                network.title(),
                result.parameters(),
                result.score().precision(),
                result.score().recall(),
                result.score().f1(),
                generated ? result.pairsTold() : null,
                result.fit().seconds()));
    report
        .heading("Who fills the slots")
        .add(
            BarChart.of("F1 over entities, held-out sentences", "network", "F1")
                .groups(results.keySet().stream().map(SlotNetwork::title).toArray(String[]::new))
                .bars("F1", results.values().stream().mapToDouble(r -> r.score().f1()).toArray())
                .caption(
                    generated
                        ? "In a quarter of the sentences the meaning comes after the city: who reads"
                            + " one way has to guess there. In half of them it came long before: who"
                            + " has no gates has lost it."
                        : "An entity counts when its type and both its ends are right."))
        .add(table);
  }

  /** The same city in two sentences that differ in one word. */
  void answers(Map<SlotNetwork, SlotResult> results) {
    if (!generated) {
      return;
    }
    Table table = Table.of("What the city is taken for", "network", "arrival", "departure");
    results.forEach(
        (network, result) ->
            table.row(network.title(), result.answers().get(0), result.answers().get(1)));
    report.heading("The same word, two meanings").add(table);
  }

  /** F1 by epoch. */
  void progress(Map<SlotNetwork, SlotResult> results) {
    LineChart chart = LineChart.of("Learning", "epoch", "F1 on held-out sentences");
    results.forEach(
        (network, result) -> {
          Ledger ledger = result.fit().ledger();
          double[] epochs =
              ledger.rounds().stream()
                  .filter(round -> round.metrics().containsKey(SlotsJob.F1))
                  .mapToDouble(Ledger.Round::epoch)
                  .toArray();
          chart.series(network.title(), epochs, ledger.metric(SlotsJob.F1)[1]);
        });
    report
        .heading("Progress")
        .add(chart.markers().caption("The first 200 held-out sentences, after every epoch."));
  }

  /** What the ledger of the last network has kept. */
  void costs(Map<SlotNetwork, SlotResult> results) {
    SlotNetwork last = List.copyOf(results.keySet()).get(results.size() - 1);
    report.heading("The ledger of " + last.title());
    LedgerCharts.addCosts(report, results.get(last).fit().ledger());
  }
}
