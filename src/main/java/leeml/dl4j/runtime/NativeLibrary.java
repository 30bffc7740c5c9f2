package leeml.dl4j.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.config.DL4JClassLoading;
import org.deeplearning4j.config.DL4JSystemProperties;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.common.config.ND4JSystemProperties;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The one place where ND4J's native library is loaded and set up, once a JVM.
 *
 * <ul>
 *   <li>oneDNN does the layers that it can: Deeplearning4j's default is to leave it off.
 *   <li>One thread a task. Tasks run side by side already; libraries that start threads of their
 *       own would take each other's cores. {@code OMP_NUM_THREADS} does the same where it is set.
 *   <li>OpenBLAS's functions become visible to the whole JVM, before those of a BLAS that another
 *       library may load later: calls into it are bound by name when they are first made.
 *   <li>Classes are looked up where this class came from, whatever thread loads the library first.
 * </ul>
 *
 * <p>Which matrix kernels OpenBLAS takes is settled when it is loaded, by the environment variable
 * {@code OPENBLAS_CORETYPE}, which cannot be set from within; the launcher sets it.
 */
public final class NativeLibrary {

  private static final int THREADS_PER_TASK = 1;

  /** On macOS and Windows libraries do not share names, and there is no such file. */
  private static final String OPENBLAS_ON_LINUX = "libopenblas_nolapack.so.0";

  private static boolean started;

  private NativeLibrary() {}

  /**
   * Loads and sets up the library; does nothing when that is done. The first call takes a second,
   * the very first on a machine some more, as it unpacks 100 MB to {@code ~/.javacpp}.
   *
   * @throws IllegalStateException if it cannot be loaded, with the cause and what to look at
   */
  public static synchronized void start() {
    if (started) {
      return;
    }
    System.setProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, "false");
    System.setProperty(ND4JSystemProperties.LOG_INITIALIZATION, "false");
    ClassLoader own = NativeLibrary.class.getClassLoader();
    ND4JClassLoading.setNd4jClassloader(own);
    DL4JClassLoading.setDl4jClassloader(own);
    try {
      Nd4j.getBackend();
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalStateException(reason(e), e);
    }
    publishOpenBlas();
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(THREADS_PER_TASK);
    Nd4j.factory().blas().setMaxThreads(THREADS_PER_TASK);
    started = true;
  }

  /** Bytes that arrays of this JVM hold in native memory now. */
  public static long bytesInUse() {
    start();
    return Nd4j.getEnvironment().getDeviceCouner(0);
  }

  private static void publishOpenBlas() {
    Path openBlas = Path.of(Loader.load(openblas_nolapack.class)).resolveSibling(OPENBLAS_ON_LINUX);
    if (Files.exists(openBlas)) {
      Loader.loadGlobal(openBlas.toString());
    }
  }

  private static String reason(Throwable e) {
    return ("the native library of ND4J does not load on %s %s: %s. It needs the jars of this"
            + " platform (nd4j-native, openblas and javacpp with its classifier), a processor with"
            + " AVX2 where the classifier says so (build with -Dnd4j.classifier=linux-x86_64 for"
            + " one without), and a folder that it can write, ~/.javacpp/cache or the property"
            + " org.bytedeco.javacpp.cachedir")
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            ExceptionUtils.getRootCause(e));
  }
}
