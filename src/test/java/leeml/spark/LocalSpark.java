package leeml.spark;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark session of the tests: one for the whole JVM, since starting it takes seconds. Two
 * workers, and a task may fail three times before its job does.
 */
public final class LocalSpark {

  private LocalSpark() {}

  /** The session; started when first asked for, stopped with the JVM. */
  public static SparkSession session() {
    return SparkSession.builder()
        .master("local[2,4]")
        .appName("leeml tests")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 2)
        .config("spark.sql.warehouse.dir", "target/spark-warehouse")
        .getOrCreate();
  }

  /** The session's context. */
  public static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session().sparkContext());
  }
}
