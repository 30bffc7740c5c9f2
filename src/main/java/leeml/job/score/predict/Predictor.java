package leeml.job.score.predict;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.util.Optional;
import leeml.data.csv.Column;
import leeml.error.BadInputException;
import leeml.job.score.file.ModelJson;
import org.apache.spark.sql.types.StructType;

/** A model of rows of numbers, with its parameters; goes to the executors. */
public sealed interface Predictor extends Serializable
    permits LinePredictor, ClassPredictor, ClusterPredictor, ComponentPredictor {

  /** The column of every kind that has one answer for a row. */
  String PREDICTION = "prediction";

  /** What {@code model.json} calls the kind. */
  String kind();

  /** The number p of numbers in a row. */
  int width();

  /** The columns that it adds to a table, at least one. */
  StructType outputs();

  /**
   * A value for each of {@link #outputs}.
   *
   * @param x the first p numbers are read; not modified
   */
  Object[] predict(double[] x);

  /** The column of a table that holds what is predicted, if any does, and how it is to be read. */
  default Optional<Column> target() {
    return Optional.empty();
  }

  /** Nothing counted yet. */
  Tally tally();

  /** Adds what its {@link Reader} needs. */
  void write(ObjectNode into);

  /** Reads the models of one kind. */
  @FunctionalInterface
  interface Reader {

    /**
     * Reads what {@link #write} has written.
     *
     * @param from the whole layout
     * @param width the number of numbers that the layout's columns make of a row
     * @throws BadInputException with the key, if a value is missing, or not as it should be
     */
    Predictor read(ModelJson from, int width);
  }

  /**
   * Who reads the kind that a layout names.
   *
   * @throws BadInputException if there is no such kind
   */
  static Reader reader(ModelJson from) {
    return switch (from.text("kind")) {
      case LinePredictor.KIND -> LinePredictor::read;
      case ClassPredictor.LOGISTIC, ClassPredictor.SOFTMAX -> ClassPredictor::read;
      case ClusterPredictor.KIND -> ClusterPredictor::read;
      case ComponentPredictor.KIND -> ComponentPredictor::read;
      default -> throw from.wrong("kind", "a kind of model that is known here");
    };
  }
}
