package leeml.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import leeml.error.BadInputException;
import leeml.error.UsageException;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataFormatTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.csv, CSV",
    "hdfs://host/x/A.CSV.gz, CSV",
    "a.tsv.gz, TSV",
    "a.libsvm, LIBSVM",
    "a.svm.gz, LIBSVM",
    "a.txt, TEXT",
    "a.idx.gz, IDX",
    "train-images.idx3.ubyte, IDX",
    "train-images-idx3-ubyte.gz, IDX"
  })
  void isToldByTheName(String path, DataFormat format) {
    assertThat(DataFormat.ofName(path)).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.parquet", "a", "csv", "a.csv.zip", "a.gz"})
  void namesTheFormatsWhenItCannotTell(String path) {
    assertThatThrownBy(() -> DataFormat.ofName(path))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(path)
        .hasMessageContaining(".csv, .tsv, .libsvm, .svm, .idx, .ubyte or .txt");
  }

  @Test
  void aFolderHasTheFormatOfItsFiles() {
    TestFiles.text(folder, "many/a.csv", "");
    TestFiles.text(folder, "many/b.csv.gz", "");
    assertThat(DataFormat.of(new Configuration(), folder + "/many")).isEqualTo(DataFormat.CSV);
    TestFiles.text(folder, "many/c.tsv", "");
    assertThatThrownBy(() -> DataFormat.of(new Configuration(), folder + "/many"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("[CSV, TSV]");
    assertThatThrownBy(() -> DataFormat.of(new Configuration(), folder + "/none"))
        .isInstanceOf(BadInputException.class);
  }
}
