package leeml.spark.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import leeml.error.UsageException;
import org.apache.hadoop.conf.Configuration;

/**
 * Where an environment has Hadoop's configuration.
 *
 * @param folders of {@code HADOOP_CONF_DIR} and {@code YARN_CONF_DIR}, those of them that are set
 */
public record HadoopFolders(List<Path> folders) {

  public HadoopFolders {
    folders = List.copyOf(folders);
  }

  /** What the variables of an environment say. */
  public static HadoopFolders of(Map<String, String> environment) {
    return new HadoopFolders(
        Stream.of("HADOOP_CONF_DIR", "YARN_CONF_DIR")
            .map(variable -> environment.getOrDefault(variable, ""))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList());
  }

  /**
   * Refuses an environment without any, in which YARN would not be found.
   *
   * @throws UsageException if there is no folder
   */
  public HadoopFolders required() {
    if (folders.isEmpty()) {
      throw new UsageException(
          "--master yarn: set HADOOP_CONF_DIR to the folder of core-site.xml and yarn-site.xml");
    }
    return this;
  }

  /** The file systems that the folders name. */
  public Configuration configuration() {
    Configuration configuration = new Configuration();
    for (Path folder : folders) {
      for (String file : List.of("core-site.xml", "hdfs-site.xml")) {
        Path site = folder.resolve(file);
        if (Files.isReadable(site)) {
          configuration.addResource(new org.apache.hadoop.fs.Path(site.toUri()));
        }
      }
    }
    return configuration;
  }
}
