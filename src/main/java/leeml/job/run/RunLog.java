package leeml.job.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends all logging, Spark's and that of {@code java.util.logging}, to one file. */
public final class RunLog {

  private static final String CONFIGURATION = "conf/log4j2.properties";

  private RunLog() {}

  /**
   * From now on logs to {@code file}.
   *
   * @param file made when the first line is logged
   */
  public static void to(Path file) {
    System.setProperty("leeml.log", file.toString());
    Configurator.reconfigure(configuration());
    if (!SLF4JBridgeHandler.isInstalled()) {
      LogManager.getLogManager().reset();
      SLF4JBridgeHandler.install();
    }
  }

  private static URI configuration() {
    URL found = RunLog.class.getClassLoader().getResource(CONFIGURATION);
    try {
      return found.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot read " + found, e);
    }
  }
}
