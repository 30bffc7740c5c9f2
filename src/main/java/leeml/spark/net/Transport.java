package leeml.spark.net;

import java.util.List;
import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.network.client.TransportClientBootstrap;
import org.apache.spark.network.crypto.AuthClientBootstrap;
import org.apache.spark.network.crypto.AuthServerBootstrap;
import org.apache.spark.network.netty.SparkTransportConf;
import org.apache.spark.network.server.TransportServerBootstrap;
import org.apache.spark.network.util.TransportConf;
import org.apache.spark.storage.BlockManagerId;
import scala.Option;

/**
 * How an application is wired: where a JVM listens, who may talk to it, whether in cipher. The same
 * wiring as that of Spark's block transfer.
 *
 * @param conf Spark's configuration
 * @param security holds the application's secret
 * @param bindHost where to listen
 * @param host under which others find it
 */
record Transport(SparkConf conf, SecurityManager security, String bindHost, String host) {

  /** Names the threads ({@code leeml-server-…}) and the settings ({@code spark.leeml.io.…}). */
  private static final String MODULE = "leeml";

  /**
   * The wiring of the driver or executor that this is called in.
   *
   * @throws IllegalStateException if this JVM is neither
   */
  static Transport ofThisJvm() {
    SparkEnv env = SparkEnv.get();
    if (env == null) {
      throw new IllegalStateException("no Spark driver or executor runs in this JVM");
    }
    BlockManagerId here = env.blockManager().blockManagerId();
    String host = here.host();
    String bindHost = here.isDriver() ? env.conf().get("spark.driver.bindAddress", host) : host;
    return new Transport(env.conf(), env.securityManager(), bindHost, host);
  }

  /**
   * Settings of Spark's transport under which connecting, signing in and a silence amid requests
   * each last no longer than the time-out, in whole seconds.
   */
  TransportConf settings(int timeoutMillis) {
    String seconds = (timeoutMillis + 999) / 1000 + "s";
    SparkConf own =
        conf.clone()
            .set("spark." + MODULE + ".io.connectionTimeout", seconds)
            .set("spark." + MODULE + ".io.connectionCreationTimeout", seconds)
            .set("spark.network.auth.rpcTimeout", seconds);
    return SparkTransportConf.fromSparkConf(own, MODULE, 0, Option.empty());
  }

  /** The settings for one that only listens. */
  TransportConf settings() {
    return SparkTransportConf.fromSparkConf(conf, MODULE, 0, Option.empty());
  }

  List<TransportServerBootstrap> doorkeepers(TransportConf settings) {
    return security.isAuthenticationEnabled()
        ? List.of(new AuthServerBootstrap(settings, security))
        : List.of();
  }

  List<TransportClientBootstrap> signingIn(TransportConf settings) {
    return security.isAuthenticationEnabled()
        ? List.of(new AuthClientBootstrap(settings, conf.getAppId(), security))
        : List.of();
  }
}
