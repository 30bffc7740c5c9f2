package study;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.chart.ScatterChart;
import leeml.train.compress.Compressor;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Synchronous;
import study.trial.DigitOptions;
import study.trial.DigitTask;
import study.trial.Outcome;
import study.trial.Results;
import study.trial.Setting;
import study.trial.Trials;

/**
 * How little may a worker send and still teach the others?
 *
 * <p>In place of its gradient m a worker sends C(m + e): half precision, one bit a number, the
 * largest entries, those above a threshold, a product of two thin matrices. What it leaves out, e ←
 * m + e − D(C(m + e)), it adds to the next one (error feedback), so that nothing is lost, only
 * late. Bytes are the length of what is written, header and all. Beside them stands local SGD(H),
 * which sends full vectors, 1/H as often.
 *
 * <p>Sources: Seide et al., Interspeech 2014 (1 bit); Strom, Interspeech 2015 (threshold); Aji and
 * Heafield, EMNLP 2017 (top-k); Karimireddy et al., ICML 2019 (error feedback); Vogels et al.,
 * NeurIPS 2019 (PowerSGD). Data: MNIST's shipped cut. Expect a hundredth of the bytes at the price
 * of half a point of accuracy or less.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "study.compressors",
    rows = "D.4",
    summary = "Eight compressors and local SGD: bytes up against accuracy, over seeds")
public final class CompressorsJob implements Job<CompressorsJob.Options> {

  /** The job's options. */
  public record Options(
      DigitOptions digits,
      @Key("rate of the centre's plain descent, above 0") double rate,
      @Key("rate of the workers' plain descent under local SGD, above 0") double localRate,
      @Key("compressors; the first sends everything") List<Compressor> compressors,
      @Key("H of local SGD, at least 2") int period,
      @Key("how many times fewer bytes a sparse compressor has to send") double sparseFactor,
      @Key("how many times fewer bytes PowerSGD has to send") double lowRankFactor,
      @Key("points of accuracy that a compressor may cost") double margin,
      @Key("points of accuracy that local SGD may cost") double localMargin) {

    public Options {
      Require.positive("rate", rate);
      Require.positive("local-rate", localRate);
      Require.atLeast("number of compressors", compressors.size(), 2);
      Require.atLeast("period", period, 2);
    }
  }

  @Override
  public void run(Run run, Options options) {
    DigitTask task = DigitTask.read(run, options.digits());
    Optimizer descent = Optimizers.sgd(options.rate());
    List<Setting> settings = new ArrayList<>();
    for (Compressor compressor : options.compressors()) {
      settings.add(
          Setting.of(new Synchronous(), descent)
              .compressedBy(compressor)
              .called(compressor.name()));
    }
    Optimizer local = Optimizers.sgd(options.localRate());
    settings.add(Setting.of(LocalSgd.every(1), local));
    settings.add(Setting.of(LocalSgd.every(options.period()), local));
    List<Results> results = Trials.run(run, task, settings);
    claims(run, options, results);
    page(run, options, results);
  }

  private static void claims(Run run, Options options, List<Results> results) {
    Results full = results.get(0);
    Results every = Trials.of(results, LocalSgd.every(1).name());
    Results seldom = Trials.of(results, LocalSgd.every(options.period()).name());
    Predicate<Results> sparse = one -> one.label().matches("(topk|threshold).*");
    Predicate<Results> lowRank = one -> one.label().startsWith("powersgd");
    run.report()
        .claim(
            cost(
                "top-k or a threshold",
                full,
                best(results, sparse, full, options.sparseFactor()),
                options.sparseFactor(),
                options.margin()))
        .claim(
            cost(
                "PowerSGD",
                full,
                best(results, lowRank, full, options.lowRankFactor()),
                options.lowRankFactor(),
                options.margin()))
        .claim(
            Claim.atLeast(
                "D.4",
                "rounds of local SGD(1) for one of %s".formatted(seldom.label()),
                every.rounds() / seldom.rounds(),
                options.period()))
        .claim(
            Claim.atMost(
                "D.4",
                "points of accuracy that %s costs".formatted(seldom.label()),
                100 * (every.accuracy() - seldom.accuracy()),
                options.localMargin()));
  }

  /** The most accurate of a kind that sends little enough. */
  private static Optional<Results> best(
      List<Results> results, Predicate<Results> kind, Results full, double factor) {
    return results.stream()
        .filter(kind)
        .filter(one -> full.bytesUp() / one.bytesUp() >= factor)
        .max(Comparator.comparingDouble(Results::accuracy));
  }

  private static Claim cost(
      String kind, Results full, Optional<Results> best, double factor, double margin) {
    String name = best.map(one -> " (" + one.label() + ")").orElse("");
    return Claim.atMost(
        "D.4",
        "points of accuracy that %s%s costs with at least %.0f × fewer bytes up"
            .formatted(kind, name, factor),
        best.map(one -> 100 * (full.accuracy() - one.accuracy())).orElse(Double.NaN),
        margin);
  }

  private static void page(Run run, Options options, List<Results> results) {
    ScatterChart chart =
        ScatterChart.of(
                "Accuracy against bytes",
                "bytes up in all",
                "share of held-out digits read rightly")
            .logX()
            .caption(
                "Each point is a seed. A good compressor moves to the left without moving down.");
    for (Results one : results) {
      chart.points(
          one.label(),
          one.outcomes().stream().mapToDouble(Outcome::bytesUp).toArray(),
          one.outcomes().stream().mapToDouble(Outcome::last).toArray());
    }
    run.report()
        .heading("Bytes and accuracy")
        .add(Trials.table("After %d epochs".formatted(options.digits().epochs()), results))
        .add(chart)
        .add(
            Trials.curves("Accuracy by epoch", results)
                .caption(
                    "What is left out arrives later: the sparser the message, the slower the"
                        + " start, and by the end most of it is made up for."));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(CompressorsJob.class, args);
  }
}
