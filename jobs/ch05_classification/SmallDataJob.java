package ch05_classification;

import ch05_classification.page.SmallDataPage;
import ch05_classification.smalldata.Errors;
import ch05_classification.smalldata.Learner;
import ch05_classification.smalldata.Pool;
import ch05_classification.smalldata.Resample;
import ch05_classification.smalldata.TiedAnswers;
import ch05_classification.table.ClassTable;
import ch05_classification.table.Source;
import ch05_classification.table.TableOptions;
import com.google.auto.service.AutoService;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * Question: with few rows to learn from, is it better to model how classes make rows, or what parts
 * them?
 *
 * <p>Both naive Bayes and logistic regression end in a line on these columns; they differ in what
 * they take for granted. Naive Bayes takes the columns for independent, which is wrong and costs
 * accuracy however many rows there are, but as it looks at one column at a time it needs about ln p
 * rows to get where it gets; logistic regression takes nothing for granted and needs about p (Ng
 * and Jordan). So the curves of their errors over the number of rows cross. A third learner,
 * Gaussian classes with a shared covariance, stands between: generative, with p²/2 parameters.
 *
 * <p>Each point is the mean over many training sets, drawn anew without replacement from the
 * training rows; all learners get the same sets, all errors are on the same test rows.
 *
 * <p>Distribution: each (rows, draw) is a trial, a Spark task over the broadcast pool.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Classification: Logistic Regression”
 * (discriminative against generative); A. Ng, M. Jordan, On discriminative vs. generative
 * classifiers, NIPS 2001. Data: census income (Adult) if it was fetched, else generated answers
 * ({@link TiedAnswers}); any CSV with two classes by {@code --data}. Expect: naive Bayes ahead with
 * tens of rows, logistic regression with thousands.
 */
@About(
    name = "ch05.small-data",
    rows = "5.6",
    summary = "Generative against discriminative as data shrinks: where the two curves cross.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class SmallDataJob implements Job<SmallDataJob.Options> {

  /** The job's keys. */
  public record Options(
      TableOptions table,
      @Key("numbers of training rows, each at least 8; those over the pool are left out")
          List<Integer> sizes,
      @Key("training sets drawn of each size, at least 2") int draws,
      @Key("α of logistic regression's α/2 ‖w‖² beside Σ ln P, standardised columns, above 0")
          double penalty,
      @Key("most rows of the pool that training sets are drawn from, at least 50") int pool,
      @Key("most test rows, at least 50") int testRows) {

    public Options {
      Legal.check(
          "sizes",
          sizes,
          sizes.size() >= 2 && sizes.stream().allMatch(m -> m >= 8),
          "two or more, each at least 8");
      Require.atLeast("draws", draws, 2);
      Require.positive("penalty", penalty);
      Require.atLeast("pool", pool, 50);
      Require.atLeast("test-rows", testRows, 50);
    }
  }

  public static void main(String[] args) {
    Launcher.main(SmallDataJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (ClassTable table = table(run, o)) {
      Pool pool = Pool.of(table, o.pool, o.testRows, run.seed());
      List<Integer> sizes = o.sizes.stream().sorted().filter(m -> m <= pool.size()).toList();
      if (sizes.size() < 2) {
        throw new BadInputException(
            table.source().path(),
            "leaves %d training rows, too few for two of the sizes %s; choose smaller ones by sizes=…"
                .formatted(pool.size(), o.sizes));
      }
      List<Resample> trials =
          sizes.stream()
              .flatMap(
                  m ->
                      IntStream.range(0, o.draws)
                          .mapToObj(d -> new Resample(m, d, run.seed(), o.penalty)))
              .toList();
      Errors errors = new Errors(sizes, o.draws, search(run, trials, pool));
      claims(run.report(), table, errors);
      new SmallDataPage(run.report(), errors).write(table, pool);
    }
  }

  private static ClassTable table(Run run, Options o) {
    Source source = o.table.source();
    if (!source.path().equals(TiedAnswers.NAME)) {
      Source chosen = source.orAdult(run);
      if (!source.path().isEmpty() || chosen.isAdult()) {
        return ClassTable.open(run, chosen);
      }
    }
    return TiedAnswers.table(run, o.pool, o.testRows);
  }

  private static List<EnumMap<Learner, Double>> search(Run run, List<Resample> trials, Pool pool) {
    Broadcast<Pool> shared = run.sc().broadcast(pool);
    try (var progress = run.progress("sizes × draws", trials.size(), "training set")) {
      return Search.run(run.sc(), trials, trial -> trial.errors(shared.value()), progress::stepTo);
    } finally {
      shared.destroy();
    }
  }

  /** A gap is held against its own uncertainty: the same sets for both, so errors are paired. */
  private static void claims(Report report, ClassTable table, Errors errors) {
    int last = errors.sizes().size() - 1;
    for (int s = 0; s <= last; s++) {
      for (Learner learner : Learner.values()) {
        report.metric(
            learner.key() + ".error-of-" + errors.sizes().get(s), errors.mean(learner, s));
      }
    }
    Errors.Gap few = errors.gap(Learner.LOGISTIC, Learner.NAIVE_BAYES, 0);
    Errors.Gap many = errors.gap(Learner.NAIVE_BAYES, Learner.LOGISTIC, last);
    double crossing = errors.crossing(Learner.NAIVE_BAYES, Learner.LOGISTIC);
    report.metric("crossing.rows", crossing);
    if (!table.source().isAdult() && !table.source().path().equals(TiedAnswers.NAME)) {
      return;
    }
    report
        .claim(
            Claim.atLeast(
                "5.6",
                "%d rows: error of logistic regression above naive Bayes', in standard errors"
                    .formatted(errors.sizes().get(0)),
                few.mean() / few.standardError(),
                2))
        .claim(
            Claim.atLeast(
                "5.6",
                "%d rows: error of naive Bayes above logistic regression's, in standard errors"
                    .formatted(errors.sizes().get(last)),
                many.mean() / many.standardError(),
                2))
        .claim(
            Claim.isTrue(
                "5.6",
                "the curves cross between the two",
                crossing > errors.sizes().get(0) && crossing < errors.sizes().get(last)));
  }
}
