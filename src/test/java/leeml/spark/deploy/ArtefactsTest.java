package leeml.spark.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactsTest {

  @TempDir private Path folder;

  @Test
  void aJarHasItsLibrariesAndSparksClassPathBesideIt() throws Exception {
    Files.createDirectory(folder.resolve("lib"));
    Files.writeString(folder.resolve("lib/b.jar"), "");
    Files.writeString(folder.resolve("lib/a.jar"), "");
    Files.writeString(folder.resolve("lib/notes.txt"), "");
    Files.writeString(
        folder.resolve("spark.classpath"), "/m/x.jar" + File.pathSeparator + "/m/y.jar");
    Artefacts build = Artefacts.beside(folder.resolve("leeml.jar"));
    assertThat(build.libraries())
        .containsExactly(folder.resolve("lib/a.jar"), folder.resolve("lib/b.jar"));
    assertThat(build.shipped())
        .isEqualTo(
            "file://%1$s/leeml.jar,file://%1$s/lib/a.jar,file://%1$s/lib/b.jar".formatted(folder));
    assertThat(build.sparkShipped()).isEqualTo("file:///m/x.jar,file:///m/y.jar");
  }

  @Test
  void aJarAloneIsNoBuild() {
    assertThatThrownBy(() -> Artefacts.beside(folder.resolve("leeml.jar")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("the build in " + folder + " is not whole");
  }
}
