package ch06_dnn;

import java.util.List;
import java.util.stream.IntStream;
import leeml.data.idx.ImageSplit;
import leeml.job.Run;
import leeml.model.Examples;
import org.apache.spark.ml.classification.MultilayerPerceptronClassificationModel;
import org.apache.spark.ml.classification.MultilayerPerceptronClassifier;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * MLlib's own perceptron on the same split: the same widths, sigmoid hidden layers, and L-BFGS, a
 * full-batch method that passes over all data once a step or more.
 *
 * @param accuracy on the held-out pictures
 * @param seconds of training, with the data already in memory
 * @param steps of L-BFGS that it was given
 */
record MllibPerceptron(double accuracy, double seconds, int steps) {

  private static final String FEATURES = "features";
  private static final String LABEL = "label";

  static MllibPerceptron train(Run run, ImageSplit digits, List<Integer> hidden, int steps) {
    Dataset<Row> train = table(run, digits.train()).persist();
    train.count();
    long start = System.nanoTime();
    MultilayerPerceptronClassificationModel model =
        new MultilayerPerceptronClassifier()
            .setFeaturesCol(FEATURES)
            .setLabelCol(LABEL)
            .setLayers(DigitNet.widths(digits, hidden))
            .setMaxIter(steps)
            .setSeed(run.seed())
            .fit(train);
    double seconds = (System.nanoTime() - start) * 1e-9;
    train.unpersist();
    double accuracy =
        new MulticlassClassificationEvaluator()
            .setMetricName("accuracy")
            .evaluate(model.transform(table(run, digits.heldOut())));
    return new MllibPerceptron(accuracy, seconds, steps);
  }

  private static Dataset<Row> table(Run run, Examples examples) {
    StructType schema =
        new StructType().add(FEATURES, SQLDataTypes.VectorType()).add(LABEL, DataTypes.DoubleType);
    List<Row> rows = IntStream.range(0, examples.size()).mapToObj(i -> row(examples, i)).toList();
    return run.spark().createDataFrame(run.sc().parallelize(rows), schema);
  }

  private static Row row(Examples examples, int i) {
    float[] pixels = new float[examples.rows().columns()];
    examples.rows().addScaled(i, 1, pixels, 0);
    double[] values = new double[pixels.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = pixels[j];
    }
    return RowFactory.create(Vectors.dense(values), (double) examples.targets()[i]);
  }
}
