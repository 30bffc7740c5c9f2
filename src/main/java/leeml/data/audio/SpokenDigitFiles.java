package leeml.data.audio;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Reads spoken digits: a folder of WAV files named {@code digit_speaker_take.wav}, or a tar of such
 * files, packed by gzip or not, as the Free Spoken Digit Dataset has them.
 */
public final class SpokenDigitFiles {

  private SpokenDigitFiles() {}

  /**
   * Reads on the driver, ordered by digit, speaker and take.
   *
   * @param path a folder, a glob, or one {@code .tar} or {@code .tar.gz}; in an archive, what does
   *     not end in {@code .wav} is passed over
   * @param rateHz the samples a second that are expected
   * @throws BadInputException if a file cannot be read, has another name or format, or is empty, or
   *     if there is no recording
   */
  public static List<SpokenDigit> read(Configuration hadoop, String path, int rateHz) {
    List<SpokenDigit> digits = new ArrayList<>();
    for (Path file : InputFiles.list(hadoop, path)) {
      String shown = InputFiles.shown(file);
      try (InputStream in = InputFiles.open(hadoop, file)) {
        if (isTar(file.getName())) {
          readTar(in, shown, rateHz, digits);
        } else {
          digits.add(SpokenDigit.read(file.getName(), shown, in.readAllBytes(), rateHz));
        }
      } catch (IOException e) {
        throw new BadInputException(shown, "cannot be read: " + e.getMessage(), e);
      }
    }
    if (digits.isEmpty()) {
      throw new BadInputException(path, "no recordings, expected files digit_speaker_take.wav");
    }
    digits.sort(
        Comparator.comparingInt(SpokenDigit::digit)
            .thenComparing(SpokenDigit::speaker)
            .thenComparingInt(SpokenDigit::take));
    return digits;
  }

  private static boolean isTar(String name) {
    return name.toLowerCase(Locale.ROOT).matches(".*\\.(tar|tar\\.gz|tgz)");
  }

  private static void readTar(InputStream in, String shown, int rateHz, List<SpokenDigit> digits)
      throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in);
    for (TarArchiveEntry entry = tar.getNextTarEntry();
        entry != null;
        entry = tar.getNextTarEntry()) {
      String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
      if (entry.isFile() && name.toLowerCase(Locale.ROOT).endsWith(".wav")) {
        digits.add(
            SpokenDigit.read(name, shown + ", " + entry.getName(), tar.readAllBytes(), rateHz));
      }
    }
  }
}
