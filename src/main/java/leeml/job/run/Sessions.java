package leeml.job.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import leeml.data.Shipped;
import leeml.job.JobConfig;
import leeml.spark.deploy.Connection;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Keeps one Spark session open for runs that come one after the other. */
final class Sessions implements AutoCloseable {

  private SparkSession session;
  private Map<String, String> settings = Map.of();

  /**
   * The session that a run asks for: the one at hand, or a new one if its settings differ.
   *
   * @throws IOException if the master cannot be reached
   */
  SparkSession open(JobConfig config) throws IOException {
    MasterProbe.check(config.run().getString("master"));
    Map<String, String> wanted = settings(config);
    if (session != null && wanted.equals(settings) && !session.sparkContext().isStopped()) {
      session.catalog().clearCache();
      return session;
    }
    close();
    SparkConf conf = new SparkConf();
    wanted.forEach(conf::set);
    session = SparkSession.builder().config(conf).appName(config.job()).getOrCreate();
    settings = wanted;
    return session;
  }

  private static Map<String, String> settings(JobConfig config) {
    String master = config.run().getString("master");
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.master", master);
    settings.put("spark.hadoop." + Shipped.HOME, config.run().getString("home"));
    settings.put("spark.ui.enabled", String.valueOf(config.run().getBoolean("ui")));
    if (MasterProbe.isLocal(master)) {
      // Nothing of a local run is for the network.
      settings.put("spark.driver.host", "127.0.0.1");
      settings.put("spark.driver.bindAddress", "127.0.0.1");
    }
    if (!MasterProbe.isLocal(master)) {
      Connection.settings(master).forEach(settings::putIfAbsent);
    }
    settings.putAll(config.spark());
    return settings;
  }

  @Override
  public void close() {
    if (session != null) {
      session.stop();
      session = null;
    }
  }
}
