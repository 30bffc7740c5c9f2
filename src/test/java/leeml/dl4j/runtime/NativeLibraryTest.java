package leeml.dl4j.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ludovic.netlib.blas.JavaBLAS;
import org.apache.spark.ml.linalg.BLAS$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.factory.Nd4j;

class NativeLibraryTest {

  @Test
  void oneThreadATask() {
    assertThat(NativeFacts.look().threads()).isEqualTo(1);
    assertThat(Nd4j.factory().blas().getMaxThreads()).isEqualTo(1);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void convolutionsGoThroughOneDnn() {
    assertThat(NativeFacts.look().fastConvolution())
        .as("without it every convolution takes five times as long, and nothing says so")
        .isTrue();
  }

  @Test
  void productsAreFastAlsoWhereMllibWasThereFirst() {
    assertThat(BLAS$.MODULE$.nativeBLAS()).isInstanceOf(JavaBLAS.class);
    assertThat(NativeFacts.look().gigaflops()).isGreaterThan(4);
  }
}
