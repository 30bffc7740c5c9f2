package ch05_classification.table;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import leeml.data.Shipped;
import leeml.data.catalogue.Catalogue;
import leeml.data.catalogue.LocatedSet;
import leeml.data.csv.CsvFormat;
import leeml.data.csv.Missing;
import leeml.job.Run;
import org.apache.hadoop.conf.Configuration;

/**
 * Where a table lies and how it is read.
 *
 * @param path the file, folder or glob to train on
 * @param test the fixed test file; empty if rows of {@code path} are held out
 * @param header whether the first line names the columns
 * @param names of the columns where the file has none; empty for the file's own, or c1, c2, …
 * @param target the column with the class; empty for the last
 * @param features the columns to tell it from; empty for all others
 * @param missing what to do about missing values; under {@link Missing#MEAN} a number becomes the
 *     mean of its column over the training rows, a category one of its own
 * @param testFraction the share of rows held out where there is no test file, in [0, 1)
 * @param labelEnd what is taken off the end of a class's name
 */
public record Source(
    String path,
    String test,
    boolean header,
    List<String> names,
    String target,
    List<String> features,
    Missing missing,
    double testFraction,
    String labelEnd) {

  private static final String CANCER = "breast_cancer.csv";
  private static final Set<String> OWN = Set.of(CANCER, "iris.csv");
  private static final String ADULT = "adult";
  private static final List<String> ADULT_NAMES =
      List.of(
          "age",
          "workclass",
          "fnlwgt",
          "education",
          "education_num",
          "marital_status",
          "occupation",
          "relationship",
          "race",
          "sex",
          "capital_gain",
          "capital_loss",
          "hours_per_week",
          "native_country",
          "income");

  /**
   * This table, if it has a path; else the census income table (Adult), if it was fetched or a
   * mirror folder has it; else the breast cancer table that ships with the project.
   */
  public Source orAdult(Run run) {
    if (!path.isEmpty()) {
      return this;
    }
    Configuration hadoop = run.sc().hadoopConfiguration();
    Optional<LocatedSet> adult = Catalogue.standard(hadoop).find(ADULT);
    return adult.map(this::adult).orElseGet(() -> on(Shipped.path(hadoop, CANCER)));
  }

  static Source generated(String name) {
    return new Source(name, "", true, List.of(), "", List.of(), Missing.ERROR, 0, "");
  }

  private Source on(String file) {
    return new Source(file, test, header, names, target, features, missing, testFraction, labelEnd);
  }

  /** The classes of the test file end in a full stop, those of the training file do not. */
  private Source adult(LocatedSet set) {
    return new Source(
        set.path("adult-train.csv.gz"),
        set.path("adult-test.csv.gz"),
        false,
        ADULT_NAMES,
        target,
        features,
        missing,
        testFraction,
        ".");
  }

  /** Whether this is the census income table. */
  public boolean isAdult() {
    return names.equals(ADULT_NAMES);
  }

  /** Whether it is a table that the chapter says something about beforehand, whole. */
  public boolean isOwn() {
    return (isAdult() || OWN.contains(name())) && target.isEmpty() && features.isEmpty();
  }

  /** What a person calls it: the file's name. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  CsvFormat format(String file) {
    CsvFormat format = CsvFormat.ofName(file);
    return header ? format : format.withoutHeader();
  }
}
