package leeml.spark.pca;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DenseTest {

  @Test
  void eigenvaluesOfASmallMatrix() {
    Dense.Eigen eigen = Dense.largest(new double[] {2, 1, 1, 2}, 2, 2);
    assertEquals(3, eigen.values()[0], 1e-15);
    assertEquals(1, eigen.values()[1], 1e-15);
  }

  /** Two tasks that looked for them at once would leave wrong ones for the rest of the JVM. */
  @Test
  void constantsOfTheMachineAreFoundBeforeTheFirstTask() throws Exception {
    try (URLClassLoader fresh =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Class<?> constants = Class.forName("org.netlib.lapack.Dlamch", true, fresh);
      assertTrue(constants.getField("first").getBoolean(null), "nobody has asked for them yet");
      Class.forName(Dense.class.getName(), true, fresh);
      assertFalse(constants.getField("first").getBoolean(null));
    }
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(DenseTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path, e);
    }
  }
}
