package ch09_rnn;

import ch09_rnn.slot.SlotNetwork;
import ch09_rnn.slot.SlotResult;
import java.util.Locale;
import java.util.Map;
import leeml.report.Claim;
import leeml.report.Report;

/** What the rows 9.1 and 9.3 say of the networks that were trained. */
record SlotClaims(Report report, Map<SlotNetwork, SlotResult> results) {

  /** Metrics of all networks, and the claims that concern them. */
  void of(SlotsJob.Options options) {
    results.forEach(
        (network, result) -> {
          String name = network.name().toLowerCase(Locale.ROOT);
          report.metric("f1." + name, result.score().f1());
          report.metric("seconds." + name, result.fit().seconds());
          if (!Double.isNaN(result.pairsTold())) {
            report.metric("pairsTold." + name, result.pairsTold());
          }
        });
    claimBest(options);
    if (options.source().generated()) {
      claimBothWays(options);
      claimGates(options);
    }
  }

  private void claimBest(SlotsJob.Options options) {
    double best = results.values().stream().mapToDouble(r -> r.score().f1()).max().orElseThrow();
    report.claim(
        Claim.atLeast(
            "9.1",
            "F1 over entities on held-out sentences, the best network, trained by "
                + options.distribution().strategy().name(),
            best,
            options.f1()));
  }

  /** Who reads both ways knows what comes later. */
  private void claimBothWays(SlotsJob.Options options) {
    if (has(SlotNetwork.BIDIRECTIONAL) && has(SlotNetwork.ELMAN)) {
      report.claim(
          Claim.atLeast(
              "9.1",
              "lead of Elman both ways over Elman one way in F1",
              f1(SlotNetwork.BIDIRECTIONAL) - f1(SlotNetwork.ELMAN),
              options.lead()));
    }
  }

  /** Who has gates remembers. */
  private void claimGates(SlotsJob.Options options) {
    for (SlotNetwork gated : new SlotNetwork[] {SlotNetwork.LSTM, SlotNetwork.GRU}) {
      if (!has(gated)) {
        continue;
      }
      report.claim(
          Claim.atLeast(
              "9.1",
              "same city, two meanings by one word long before: pairs told apart by "
                  + gated.title(),
              results.get(gated).pairsTold(),
              options.pairsTold()));
      if (has(SlotNetwork.ELMAN) && has(SlotNetwork.JORDAN)) {
        report.claim(
            Claim.atLeast(
                "9.3",
                "lead of %s over the better of Elman and Jordan in F1".formatted(gated.title()),
                f1(gated) - Math.max(f1(SlotNetwork.ELMAN), f1(SlotNetwork.JORDAN)),
                options.lead()));
      }
    }
  }

  private boolean has(SlotNetwork network) {
    return results.containsKey(network);
  }

  private double f1(SlotNetwork network) {
    return results.get(network).score().f1();
  }
}
