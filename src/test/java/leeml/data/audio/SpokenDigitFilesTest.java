package leeml.data.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import leeml.data.TestFiles;
import leeml.error.BadInputException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpokenDigitFilesTest {
  private static final Configuration HADOOP = new Configuration();
  private static final byte[] WAV = WavBytes.of((short) 1, (short) 2);
  @TempDir private Path folder;

  @Test
  void readsAFolderInTheOrderOfDigitSpeakerAndTake() {
    for (String name : List.of("7_ada_10.wav", "7_ada_2.wav", "0_zoe_0.wav")) {
      TestFiles.bytes(folder, name, WAV);
    }
    assertThat(SpokenDigitFiles.read(HADOOP, folder.toString(), 8000))
        .extracting(digit -> digit.digit() + digit.speaker() + digit.take())
        .containsExactly("0zoe0", "7ada2", "7ada10");
  }

  @Test
  void readsAPackedTarAndPassesOverWhatIsNoRecording() throws IOException {
    String path = TestFiles.bytes(folder, "digits.tar.gz", TestFiles.gzip(tar("3_ada_1.wav", WAV)));
    List<SpokenDigit> digits = SpokenDigitFiles.read(HADOOP, path, 8000);
    assertThat(digits).hasSize(1);
    assertThat(digits.get(0).sound().samples()).containsExactly(1 / 32768f, 2 / 32768f);
  }

  @Test
  void refusesAnotherNameAndSaysTheRightOne() {
    for (String name : List.of("ada_7_1.wav", "17_ada_1.wav", "7_ada.wav", "notes.txt")) {
      String path = TestFiles.bytes(folder, name, WAV);
      assertThatThrownBy(() -> SpokenDigitFiles.read(HADOOP, path, 8000))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              path
                  + ": a name of another form, expected digit_speaker_take.wav, as"
                  + " 7_jackson_32.wav");
    }
  }

  @Test
  void namesTheFileWithinAnArchiveThatIsBad() throws IOException {
    String path = TestFiles.bytes(folder, "digits.tar", tar("3_ada_1.wav", new byte[50]));
    assertThatThrownBy(() -> SpokenDigitFiles.read(HADOOP, path, 8000))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("digits.tar, recordings/3_ada_1.wav: no RIFF WAVE header");
  }

  @Test
  void refusesAnArchiveWithoutRecordings() throws IOException {
    String path = TestFiles.bytes(folder, "digits.tar", tar("readme.md", new byte[50]));
    assertThatThrownBy(() -> SpokenDigitFiles.read(HADOOP, path, 8000))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no recordings");
  }

  @Test
  void holdsOutTakesOrASpeaker() {
    for (String name : List.of("1_ada_0.wav", "1_ada_1.wav", "1_bo_0.wav", "1_bo_1.wav")) {
      TestFiles.bytes(folder, name, WAV);
    }
    List<SpokenDigit> all = SpokenDigitFiles.read(HADOOP, folder.toString(), 8000);
    SpokenSplit byTake = SpokenSplit.byTake(all, 1, "here");
    assertThat(byTake.train()).extracting(SpokenDigit::take).containsOnly(1);
    assertThat(byTake.heldOut()).extracting(SpokenDigit::take).containsOnly(0);
    assertThat(byTake.newSpeakers()).isFalse();
    SpokenSplit bySpeaker = SpokenSplit.bySpeaker(all, "bo", "here");
    assertThat(bySpeaker.train()).extracting(SpokenDigit::speaker).containsOnly("ada");
    assertThat(bySpeaker.heldOut()).extracting(SpokenDigit::speaker).containsOnly("bo");
    assertThat(bySpeaker.newSpeakers()).isTrue();
    assertThatThrownBy(() -> SpokenSplit.bySpeaker(all, "cy", "here"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "speaker 'cy' leaves 4 recordings to learn from and 0 to be judged by");
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      put(tar, "README.md", "about".getBytes(StandardCharsets.UTF_8));
      put(tar, "recordings/" + name, content);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
