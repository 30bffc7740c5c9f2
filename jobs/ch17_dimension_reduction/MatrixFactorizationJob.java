package ch17_dimension_reduction;

import ch17_dimension_reduction.factor.AlsGrid;
import ch17_dimension_reduction.factor.FactorizationPage;
import ch17_dimension_reduction.factor.FactorizationPage.BlockedFit;
import ch17_dimension_reduction.factor.RatingSplit;
import ch17_dimension_reduction.factor.RatingsSource;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.model.factor.BiasedFactorization;
import leeml.model.factor.FactorModel.Known;
import leeml.model.factor.Rating;
import leeml.model.factor.RatingErrors;
import leeml.optim.schedule.Cosine;
import leeml.report.Claim;
import leeml.report.Progress;
import leeml.spark.factor.FactorFit;
import leeml.spark.factor.HeldOutErrors;
import leeml.spark.factor.StratifiedDescent;
import org.apache.spark.api.java.JavaRDD;

/**
 * Which rating would a user give to an item that he has not rated?
 *
 * <p>Model r̂_ui = μ + b_u + c_i + p_u·q_i: the mean, what is peculiar to the user and to the item,
 * and how well their r hidden properties go together. Fitted to the known ratings by stochastic
 * descent on the squared error with a penalty (equations at {@link BiasedFactorization}), plain on
 * one worker and in K × K blocks on K of them ({@link StratifiedDescent}): users stay where they
 * are, blocks of items go round, no two workers ever write to the same row. Beside it MLlib's
 * alternating least squares ({@link AlsGrid}) on the same split. A new user gets μ + c_i, a new
 * item μ + b_u, both together μ.
 *
 * <p>What moves in an epoch: between workers (K − 1) times the items' rows, 4(r + 2) bytes each;
 * all rows up to the driver and down again once.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, Unsupervised Learning: Linear Methods (matrix
 * factorization); Koren, Bell and Volinsky, IEEE Computer 42(8), 2009; Gemulla et al., KDD 2011.
 * Data: ratings made from known factors, or any in a MovieLens format by {@code --data}. Expect: an
 * error near the noise that was put in, below that of ALS, and the same for every K.
 */
@About(
    name = "ch17.matrix-factorization",
    rows = "17.6",
    summary = "Ratings by user, item and hidden taste: descent in blocks, beside MLlib's ALS")
@SuppressWarnings("rawtypes") // a service is named by its raw class
@AutoService(Job.class)
public final class MatrixFactorizationJob implements Job<MatrixFactorizationJob.Options> {

  /** Biases alone are learned fast. */
  private static final int BIAS_EPOCHS = 5;

  /** The job's keys. */
  public record Options(
      RatingsSource source,
      @Key("share of ratings held out, in (0, 0.9]") double testFraction,
      @Key("share of users and of items that are new to the model, 0 to 0.5") double newFraction,
      @Key("rank r of the model, at least 1") int rank,
      @Key("passes over the ratings, at least 1") int epochs,
      @Key("rate of the first epoch, above 0; falls to 0 by half a cosine") double rate,
      @Key("penalty of the vectors, at least 0") double penalty,
      @Key("penalty of the biases, at least 0") double biasPenalty,
      @Key("numbers K of blocks a side to compare, each at least 1") List<Integer> blocks,
      @Key("penalties of which ALS takes its best") List<Double> alsPenalties,
      @Key("columns that ALS is tried with beyond the rank, each at least 0")
          List<Integer> alsColumnsMore,
      @Key("iterations of ALS, at least 1") int alsIterations) {

    /** Checks the ranges. */
    public Options {
      if (!(testFraction > 0 && testFraction <= 0.9) || !(newFraction >= 0 && newFraction <= 0.5)) {
        throw new IllegalArgumentException(
            "test-fraction = %s, new-fraction = %s, expected (0, 0.9] and 0 to 0.5"
                .formatted(testFraction, newFraction));
      }
      if (rank < 1 || epochs < 1 || !(rate > 0) || alsIterations < 1) {
        throw new IllegalArgumentException(
            "rank = %d, epochs = %d, rate = %s, als-iterations = %d, expected at least 1, 1, above 0, 1"
                .formatted(rank, epochs, rate, alsIterations));
      }
      if (alsPenalties.isEmpty()
          || alsColumnsMore.isEmpty()
          || alsColumnsMore.stream().anyMatch(more -> more < 0)) {
        throw new IllegalArgumentException(
            "als-penalties = %s, als-columns-more = %s, expected one or more, the latter at least 0"
                .formatted(alsPenalties, alsColumnsMore));
      }
      if (blocks.isEmpty() || blocks.stream().anyMatch(k -> k < 1)) {
        throw new IllegalArgumentException("blocks = " + blocks + ", expected each at least 1");
      }
    }

    BiasedFactorization factorization() {
      return new BiasedFactorization(rank, penalty, biasPenalty, 0.1);
    }

    /** Vectors that start next to 0 and are drawn back to it: mean and biases alone. */
    BiasedFactorization biasesOnly() {
      return new BiasedFactorization(1, 1, biasPenalty, 1e-6);
    }
  }

  /** Starts the job on its own. */
  public static void main(String[] args) {
    Launcher.main(MatrixFactorizationJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    JavaRDD<Rating> ratings = o.source().open(run);
    try (RatingSplit split =
        RatingSplit.of(ratings, o.testFraction(), o.newFraction(), run.seed())) {
      ratings.unpersist(false);
      FactorFit biases =
          descent(run, o, o.biasesOnly(), 1, BIAS_EPOCHS)
              .fit(split.train(), o.source().low(), o.source().high());
      List<BlockedFit> fits = new ArrayList<>();
      for (int k : o.blocks()) {
        FactorFit fit = fit(run, o, split, k);
        fits.add(new BlockedFit(k, fit, HeldOutErrors.of(fit.model(), split.test())));
      }
      AlsGrid als = als(run, o, split);
      RatingErrors ofBiases = HeldOutErrors.of(biases.model(), split.test());
      double floor = o.source().floor(run, split.test());
      double spread = spread(split.test(), biases.model().mean());
      claims(run, o, fits, als, ofBiases, floor, spread);
      new FactorizationPage(run.report(), split, fits, als).write(ofBiases, floor, spread);
      run.ledger(fits.get(0).fit().ledger().totals());
    }
  }

  private static StratifiedDescent descent(
      Run run, Options o, BiasedFactorization loss, int blocks, int epochs) {
    return new StratifiedDescent(loss, blocks, epochs, new Cosine(o.rate(), 0, epochs), run.seed());
  }

  private static FactorFit fit(Run run, Options o, RatingSplit split, int blocks) {
    try (Progress progress =
        run.progress(blocks + " × " + blocks + " blocks", o.epochs(), "epoch")) {
      AtomicLong done = new AtomicLong();
      return descent(run, o, o.factorization(), blocks, o.epochs())
          .watch(
              FactorizationPage.RMSE,
              model -> {
                progress.stepTo(done.incrementAndGet());
                return HeldOutErrors.of(model, split.test()).rmse(Known.BOTH);
              })
          .fit(split.train(), o.source().low(), o.source().high());
    }
  }

  private static AlsGrid als(Run run, Options o, RatingSplit split) {
    List<Integer> ranks = o.alsColumnsMore().stream().map(more -> o.rank() + more).toList();
    return AlsGrid.run(
        run.spark(),
        split,
        ranks,
        o.alsPenalties(),
        o.alsIterations(),
        o.source().low(),
        o.source().high(),
        run.seed());
  }

  private static double spread(JavaRDD<Rating> test, float mean) {
    return Math.sqrt(test.mapToDouble(r -> Math.pow(r.value() - mean, 2)).mean());
  }

  private static void claims(
      Run run,
      Options o,
      List<BlockedFit> fits,
      AlsGrid als,
      RatingErrors biases,
      double floor,
      double spread) {
    BlockedFit first = fits.get(0);
    double rmse = first.errors().rmse(Known.BOTH);
    run.report()
        .metric("test.rmse", rmse)
        .metric("test.rmse-of-als", als.best().rmse())
        .metric("test.rmse-of-biases", biases.rmse(Known.BOTH))
        .metric("test.rmse-of-mean", spread)
        .claim(
            Claim.atMost(
                "17.6",
                "held-out RMSE, descent over the best of %d fits of MLlib's ALS"
                    .formatted(als.trials().size()),
                rmse / als.best().rmse(),
                1))
        .claim(
            Claim.atMost(
                "17.6",
                "held-out RMSE, with the vectors over biases alone",
                rmse / biases.rmse(Known.BOTH),
                // How much taste there is beyond the biases is known of made ratings only.
                run.smoke() || !o.source().isMade() ? 1 : 0.98));
    if (fits.size() > 1) {
      double[] all = fits.stream().mapToDouble(f -> f.errors().rmse(Known.BOTH)).sorted().toArray();
      run.report()
          .claim(
              Claim.atMost(
                  "17.6",
                  "held-out RMSE, the worst number of blocks over the best of " + o.blocks(),
                  all[all.length - 1] / all[0],
                  run.smoke() ? 1.05 : 1.02));
    }
    if (!Double.isNaN(floor)) {
      run.report()
          .metric("test.noise-floor", floor)
          .claim(
              Claim.atMost(
                  "17.6",
                  "held-out RMSE over that of the truth itself",
                  rmse / floor,
                  run.smoke() ? 1.4 : 1.12));
    }
    cold(run, first.errors(), spread);
  }

  /** What is known of a new user's item, or of a new item's user, must be better than nothing. */
  private static void cold(Run run, RatingErrors errors, double spread) {
    for (Known known : List.of(Known.ITEM_ONLY, Known.USER_ONLY)) {
      if (errors.count(known) > 0) {
        String whose = known == Known.ITEM_ONLY ? "new users" : "new items";
        run.report()
            .metric("test.rmse-of-" + whose.replace(' ', '-'), errors.rmse(known))
            .claim(
                Claim.atMost(
                    "17.6",
                    "held-out RMSE of " + whose + " over that of the mean alone",
                    errors.rmse(known) / spread,
                    run.smoke() ? 1.02 : 0.98));
      }
    }
  }
}
