package leeml.data.audio;

import static leeml.data.audio.WavBytes.bytes;
import static leeml.data.audio.WavBytes.chunk;
import static leeml.data.audio.WavBytes.file;
import static leeml.data.audio.WavBytes.format;
import static leeml.data.audio.WavBytes.riff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import leeml.data.audio.WavBytes.Format;
import leeml.error.BadInputException;
import org.junit.jupiter.api.Test;

class WavFileTest {

  private static final byte[] MONO = format(Format.MONO_8K);

  @Test
  void readsSamplesAsSharesOfFullScale() {
    Recording sound = read(WavBytes.of((short) 0, (short) 16384, (short) -32768, (short) 32767));
    assertThat(sound.samples()).containsExactly(0, 0.5f, -1, 32767 / 32768f);
    assertThat(sound.rateHz()).isEqualTo(8000);
    assertThat(sound.seconds()).isEqualTo(0.0005);
  }

  @Test
  void passesOverOtherChunksAndTheByteBehindOddOnes() {
    byte[] list = chunk("LIST", new byte[] {1, 2, 3});
    byte[] wav = riff(list, chunk("fmt ", MONO), list, chunk("data", bytes((short) 8192)));
    assertThat(read(wav).samples()).containsExactly(0.25f);
  }

  @Test
  void refusesWhatItCannotHear() {
    assertBad(
        file(new Format(1, 1, 16000, 16), (short) 1), "16000 samples a second, expected 8000");
    assertBad(file(new Format(1, 2, 8000, 16), (short) 1, (short) 1), "2 channels, expected 1");
    assertBad(file(new Format(1, 1, 8000, 8), (short) 1), "8 bits a sample, expected 16");
    assertBad(file(new Format(6, 1, 8000, 16), (short) 1), "format 6, expected 1 (PCM)");
  }

  @Test
  void refusesAnEmptyRecording() {
    assertBad(WavBytes.of(), "an empty recording, expected at least one sample");
  }

  @Test
  void refusesAFileThatIsCutOff() {
    byte[] whole = WavBytes.of((short) 1, (short) 2, (short) 3);
    assertBad(
        Arrays.copyOf(whole, whole.length - 2),
        "cut off: its chunk 'data' should have 6 bytes and has 4");
    assertBad(Arrays.copyOf(whole, 20), "cut off: its chunk 'fmt ' should have 16 bytes and has 0");
  }

  @Test
  void refusesWhatIsNoWavFile() {
    assertBad("RIFX".getBytes(StandardCharsets.US_ASCII), "no RIFF WAVE header");
    assertBad(new byte[100], "no RIFF WAVE header");
    assertBad(riff(chunk("fmt ", MONO)), "no data chunk");
    assertBad(riff(chunk("data", bytes((short) 1))), "a data chunk before the fmt chunk");
    assertBad(riff(chunk("fmt ", new byte[8])), "a fmt chunk of 8 bytes, expected at least 16");
    assertBad(
        riff(chunk("fmt ", MONO), chunk("data", new byte[3])),
        "3 bytes of data, expected 2 a sample");
  }

  private static Recording read(byte[] wav) {
    return WavFile.read(wav, "a.wav", 8000);
  }

  private static void assertBad(byte[] wav, String problem) {
    assertThatThrownBy(() -> read(wav))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("a.wav: ")
        .hasMessageContaining(problem)
        .hasMessageNotContaining("\n");
  }
}
