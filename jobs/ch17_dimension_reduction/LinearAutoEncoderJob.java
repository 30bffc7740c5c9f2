package ch17_dimension_reduction;

import ch17_dimension_reduction.observed.Observations;
import ch17_dimension_reduction.observed.ObservedOptions;
import ch17_dimension_reduction.pca.LinearAutoEncoder;
import ch17_dimension_reduction.pca.PcaPage;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.ExampleBatch;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.optim.schedule.Cosine;
import leeml.report.Claim;
import leeml.report.chart.LineChart;
import leeml.report.ledger.LedgerCharts;
import leeml.spark.pca.Angles;
import leeml.spark.pca.PrincipalComponents;
import leeml.spark.shard.ExampleShards;
import leeml.spark.shard.SparkShards;
import leeml.spark.sum.DistributedLoss;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Ledger;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.shard.Sampler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Question: does a network that learns to copy its input through a narrow layer find the principal
 * components, and does it matter how it is trained?
 *
 * <p>Linear auto-encoder: z = Eᵀx, x̂ = Dᵀz, loss ½ E‖x̂ − x‖² on rows with the mean taken out
 * ({@link LinearAutoEncoder}). No local minimum but the global one: D spans the first k principal
 * components, though its rows are not the components themselves, nor orthogonal. The distance of
 * the two spaces is their largest principal angle. The least loss is half of what the other
 * components hold, ½ Σ_{j>k} λ_j.
 *
 * <p>What moves: what the strategy sends, 2·p·k floats a vector. All rows are divided by √λ₁, so
 * that a rate means the same for any table. Any strategy may train it (--strategy); PCA itself is
 * one pass, and that is the point: descent is for models without such a formula.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Unsupervised Learning: Principal Component
 * Analysis” (another point of view); P. Baldi, K. Hornik, Neural Networks 2, 1989. Data: 1 797
 * digits of 8 × 8 pixels; any CSV or IDX folder by {@code --data}. Expect: an angle well below one
 * degree; rows of D that look like mixtures of eigen-digits.
 */
@About(
    name = "ch17.linear-auto-encoder",
    rows = "17.3",
    summary = "A linear auto-encoder, by any strategy, ends in the space of PCA.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class LinearAutoEncoderJob implements Job<LinearAutoEncoderJob.Options> {

  private static final String ANGLE = "angle";
  private static final double OVER_LEAST_LOSS = 1e-3;

  /** The job's keys. */
  public record Options(
      ObservedOptions observed,
      @Key("width of the narrow layer, 1 … columns − 1") int code,
      @Key("first rate of Nesterov's momentum, falling to 0 as a cosine") double rate,
      @Key("examples a step and worker, at least 1") int batch,
      @Key("passes over the rows, at least 1") int epochs,
      Distribution distribution,
      @Key("largest principal angle between the two spaces, degrees") double degrees) {

    public Options {
      Require.atLeast("code", code, 1);
      Require.positive("rate", rate);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.positive("degrees", degrees);
    }
  }

  public static void main(String[] args) {
    Launcher.main(LinearAutoEncoderJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (Observations rows = Observations.open(run, o.observed)) {
      rows.remarks().forEach(run::say);
      rows.requireAtMost(o.code + 1L, "columns", rows.width(), "columns");
      PrincipalComponents pca = PrincipalComponents.ofCovariance(rows.moments(), o.code);
      if (pca.totalVariance() == 0) {
        throw new BadInputException(rows.path(), "no column varies over the rows");
      }
      LinearAutoEncoder network = new LinearAutoEncoder(rows.width(), o.code);
      try (SparkShards<ExampleBatch> shards = shards(run, o, rows, pca)) {
        Fit fit =
            run.fit(
                o.distribution.strategy().name(),
                o.distribution.spread(trainer(run, o, network, shards, pca), run),
                shards);
        double loss = new DistributedLoss<>(network, shards).applyAsDouble(fit.theta());
        double least = (1 - pca.shareOfFirst(o.code)) * pca.totalVariance() / 2 / largest(pca);
        claims(run, o, network, fit, pca, loss / least - 1);
        show(run, rows, network, fit, pca, o.distribution.strategy().name());
      }
    }
  }

  private static double largest(PrincipalComponents pca) {
    return pca.variances()[0];
  }

  /** The rows with their mean taken out, over √λ₁. */
  private static SparkShards<ExampleBatch> shards(
      Run run, Options o, Observations rows, PrincipalComponents pca) {
    double[] mean = pca.mean();
    double scale = Math.sqrt(largest(pca));
    Dataset<Row> table =
        run.spark()
            .createDataFrame(
                rows.rows()
                    .map(
                        row -> {
                          double[] x = new double[mean.length];
                          for (int j = 0; j < x.length; j++) {
                            x[j] = (row[j] - mean[j]) / scale;
                          }
                          return RowFactory.create(Vectors.dense(x), row[mean.length]);
                        }),
                new StructType()
                    .add("x", SQLDataTypes.VectorType())
                    .add("class", DataTypes.DoubleType));
    return ExampleShards.cut(
        table,
        List.of("x"),
        "class",
        o.distribution.partition(),
        o.distribution.workers(run),
        run.seed());
  }

  private static Trainer<ExampleBatch> trainer(
      Run run,
      Options o,
      LinearAutoEncoder network,
      SparkShards<ExampleBatch> shards,
      PrincipalComponents pca) {
    long largest = Arrays.stream(shards.sizes()).max().orElseThrow();
    long steps = o.epochs * Sampler.stepsPerEpoch(largest, o.batch);
    return Trainer.of(
            network, Optimizers.nesterov(new Cosine(o.rate, 0, steps), Optimizers.MOMENTUM))
        .batchSize(o.batch)
        .seed(run.seed())
        .within(Budget.epochs(o.epochs))
        .validate(Validation.lower(ANGLE, theta -> angle(network, theta, pca)).everyEpochs(1));
  }

  private static double angle(LinearAutoEncoder network, float[] theta, PrincipalComponents pca) {
    return Angles.largestPrincipal(pca.axes(), network.decoder(theta));
  }

  private static void claims(
      Run run,
      Options o,
      LinearAutoEncoder network,
      Fit fit,
      PrincipalComponents pca,
      double overLeast) {
    run.report()
        .metric("loss-over-least", overLeast)
        .metric("seconds", fit.seconds())
        .claim(
            Claim.atMost(
                "17.3",
                "largest principal angle between decoder and PCA, degrees, trained by "
                    + o.distribution.strategy().name(),
                angle(network, fit.theta(), pca),
                o.degrees))
        .claim(
            Claim.atMost(
                "17.3",
                "loss over the least possible, ½ Σ λ beyond the code, relative",
                overLeast,
                OVER_LEAST_LOSS * (run.smoke() ? 10 : 1)))
        .claim(
            Claim.atLeast(
                "17.3",
                "loss under the least possible is rounding only, relative",
                overLeast,
                -1e-4));
  }

  private static void show(
      Run run,
      Observations rows,
      LinearAutoEncoder network,
      Fit fit,
      PrincipalComponents pca,
      String strategy) {
    double[][] angles = fit.ledger().metric(ANGLE);
    double[] epochs =
        fit.ledger().rounds().stream()
            .filter(round -> round.metrics().containsKey(ANGLE))
            .mapToDouble(Ledger.Round::epoch)
            .toArray();
    run.report()
        .heading("The way into the space of the components")
        .add(
            LineChart.of("From the decoder's space to PCA's", "epoch", "largest angle, degrees")
                .series(strategy, epochs, angles[1])
                .logY()
                .caption(
                    "A flat stretch is a saddle: a direction of less variance stands in the place of one of more, and descent has to turn it out."));
    LedgerCharts.addLoss(run.report(), fit.ledger());
    if (rows.grid().isPicture()) {
      PcaPage page = new PcaPage(run.report(), rows, pca);
      PrincipalComponents decoder =
          new PrincipalComponents(
              pca.mean(),
              network.decoder(fit.theta()),
              pca.variances().clone(),
              pca.totalVariance());
      run.report()
          .add(page.pictures("The principal components", pca))
          .add(page.pictures("Rows of the decoder: the same space, other axes", decoder));
    }
    LedgerCharts.addCosts(run.report(), fit.ledger());
  }
}
