package leeml.job;

import java.io.PrintStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** What a job is handed: the session, the report, and the run's common settings. */
public final class Run {

  private final SparkSession spark;
  private final JobConfig config;
  private final PrintStream out;

  Run(SparkSession spark, JobConfig config, PrintStream out) {
    this.spark = spark;
    this.config = config;
    this.out = out;
  }

  /** The session; the runner closes it. */
  public SparkSession spark() {
    return spark;
  }

  /** The session's context, for work on RDDs. */
  public JavaSparkContext sc() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /** What everything random in the job derives from. */
  public long seed() {
    return config.run().getLong("seed");
  }

  /** Whether the run is a small one, of seconds, whose claims may be weaker. */
  public boolean smoke() {
    return config.run().getBoolean("smoke");
  }

  /** Tells the person watching one line. */
  public void say(String line) {
    out.println(line);
  }
}
