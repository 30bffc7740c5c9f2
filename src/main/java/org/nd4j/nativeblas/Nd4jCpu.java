package org.nd4j.nativeblas;

import org.nd4j.linalg.factory.Nd4j;

/**
 * Stands where Deeplearning4j 1.0.0-M2.1 looks for the native library's settings.
 *
 * <p>Its {@code BaseMKLDNNHelper.mklDnnEnabled()} asks by reflection for {@code
 * org.nd4j.nativeblas.Nd4jCpu$Environment}. ND4J moved that class to another package in M2, the
 * look-up fails without a word, and every layer does without oneDNN: a convolution then takes five
 * times as long. This class answers in its place.
 */
public final class Nd4jCpu {

  private Nd4jCpu() {}

  /** The two methods that are asked for. */
  public static final class Environment {

    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    /** The one instance. */
    public static Environment getInstance() {
      return INSTANCE;
    }

    /** Whether the native library may use oneDNN for its operations. */
    public boolean isUseMKLDNN() {
      return Nd4j.getEnvironment().helpersAllowed();
    }
  }
}
