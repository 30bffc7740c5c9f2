package ch05_classification;

import ch05_classification.generative.Calibration;
import ch05_classification.generative.ColumnSums;
import ch05_classification.generative.MllibNaiveBayes;
import ch05_classification.generative.NaiveBayes;
import ch05_classification.generative.NaiveBayes.Kind;
import ch05_classification.generative.View;
import ch05_classification.page.Costs;
import ch05_classification.table.ClassTable;
import ch05_classification.table.Confusion;
import ch05_classification.table.TableOptions;
import ch05_classification.table.VectorTable;
import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.Locale;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.Traffic;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Question: what if the columns told nothing about each other once the class is known?
 *
 * <p>P(k | x) ∝ πₖ Πⱼ P(xⱼ | k): every column has a distribution of its own, and p of them are all
 * there is to estimate ({@link NaiveBayes}). Here as MLlib knows it, for all columns of one kind
 * (Gaussian numbers; categories as Bernoulli or as multinomial draws), held against MLlib; and with
 * every column as what it is, numbers Gaussian and categories as one draw each, which MLlib does
 * not have. The columns are not independent, and the answer is surer than it is right: the
 * calibration chart shows by how much.
 *
 * <p>What moves: one pass; a partition sends K(2p + 1) numbers ({@link ColumnSums}).
 *
 * <p>Source: Hung-yi Lee, Machine Learning, lecture “Classification: Probabilistic Generative
 * Model” (naive Bayes classifier). Data: as {@code ch05.gaussian}. Expect: the same parameters as
 * MLlib's; accuracy under that of the shared covariance.
 */
@About(
    name = "ch05.naive-bayes",
    rows = "5.3",
    summary = "Naive Bayes, Gaussian, Bernoulli and multinomial, from one pass; equals MLlib's.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class NaiveBayesJob implements Job<NaiveBayesJob.Options> {

  private static final double SAME_PARAMETERS = 1e-6;
  private static final double LEAST_GAIN = 0.02;
  private static final int BINS = 10;

  /** The job's keys. */
  public record Options(
      TableOptions table, @Key("Laplace's α for counts, above 0") double smoothing) {

    public Options {
      Require.positive("smoothing", smoothing);
    }
  }

  public static void main(String[] args) {
    Launcher.main(NaiveBayesJob.class, args);
  }

  @Override
  public void run(Run run, Options o) {
    try (ClassTable table = ClassTable.open(run, o.table.source().orAdult(run))) {
      Costs costs = Costs.of("Parameters of all classes");
      Table compared =
          Table.of(
              "Against MLlib", "columns taken as", "columns", "largest difference", "accuracy");
      for (Kind kind : Kind.values()) {
        View view = View.of(table, kind);
        if (!view.isEmpty()) {
          compare(run, o, table, view, compared, costs);
        }
      }
      NaiveBayes mixed = mixed(run.report(), o, table);
      run.report().heading("One kind of column at a time, beside MLlib").add(compared);
      costs.addTo(run.report());
      calibration(run.report(), table, mixed);
    }
  }

  private static void compare(
      Run run, Options o, ClassTable table, View view, Table compared, Costs costs) {
    String kind = view.kind().name().toLowerCase(Locale.ROOT);
    int classes = table.classes().size();
    JavaRDD<double[]> rows = view.of(table.train()).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> vectors = VectorTable.of(run.spark(), rows).cache();
    vectors.count();
    Traffic.Measured<ColumnSums> sums =
        Traffic.of(run.sc(), () -> ColumnSums.over(rows, view.width(), classes));
    Traffic.Measured<MllibNaiveBayes> mllib =
        Traffic.of(run.sc(), () -> MllibNaiveBayes.fit(vectors, view.kind(), o.smoothing));
    NaiveBayes own = NaiveBayes.of(sums.result(), view.kind(), o.smoothing);
    double distance = mllib.result().distance(own, sums.result(), o.smoothing);
    JavaRDD<double[]> judged = view.of(table.judged());
    Confusion confusion = Confusion.of(judged, classes, own::classify);
    var model = mllib.result().model();
    int width = view.width();
    double same =
        Confusion.agreement(
            judged,
            classes,
            own::classify,
            row -> (int) model.predict(Vectors.dense(Arrays.copyOf(row, width))));
    compared.row(kind, width, distance, confusion.accuracy());
    costs.row(kind + ", one pass of sums", sums.cost());
    costs.row(kind + ", MLlib", mllib.cost());
    run.report()
        .metric("accuracy." + kind, confusion.accuracy())
        .claim(
            Claim.atMost(
                "5.3",
                kind + ": parameters equal MLlib's, largest difference",
                distance,
                SAME_PARAMETERS))
        .claim(
            Claim.atLeast(
                "5.3", kind + ": share of test rows that MLlib gives the same class", same, 1));
    vectors.unpersist(false);
    rows.unpersist(false);
  }

  /** Every column as what it is. */
  private static NaiveBayes mixed(Report report, Options o, ClassTable table) {
    int classes = table.classes().size();
    NaiveBayes mixed =
        NaiveBayes.of(
            ColumnSums.over(table.train(), table.width(), classes),
            View.kinds(table),
            View.groups(table),
            o.smoothing,
            o.smoothing);
    Confusion confusion = Confusion.of(table.judged(), classes, mixed::classify);
    report
        .metric("accuracy.majority", confusion.majority())
        .metric("accuracy.mixed", confusion.accuracy())
        .heading("Every column as what it is")
        .text(String.join("\n\n", table.remarks()))
        .add(confusion.table("Numbers Gaussian, categories drawn, test rows", table.classes()));
    if (table.source().isOwn()) {
      report.claim(
          Claim.atLeast(
              "5.3",
              "accuracy on test rows with every column as what it is, above the majority's",
              confusion.accuracy() - confusion.majority(),
              LEAST_GAIN));
    }
    return mixed;
  }

  /** How often the model is right when it says that it is so and so sure. */
  private static void calibration(Report report, ClassTable table, NaiveBayes model) {
    double[][] bins = Calibration.of(table.judged(), model::logJoint, BINS);
    report.add(
        LineChart.of("Calibration on test rows", "how sure the model is", "share that is right")
            .series("naive Bayes", bins[0], bins[1])
            .series("as sure as right", new double[] {0, 1}, new double[] {0, 1})
            .markers()
            .caption(
                "Columns that say the same thing are counted as so many witnesses: under the"
                    + " diagonal the model is surer than it is right."));
  }
}
