package leeml.data;

import org.apache.spark.sql.SparkSession;

/** A Spark session in this JVM that listens on the loopback address only. */
public final class LocalSession {
  private LocalSession() {}

  /** The running session, or a new one with two threads. */
  public static SparkSession get() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("test")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }
}
