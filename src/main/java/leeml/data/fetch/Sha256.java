package leeml.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import leeml.data.file.InputFiles;

/**
 * Size and sha256 of a file's raw bytes: those it holds when it is gzip, its own else.
 *
 * @param bytes how many
 * @param sha256 64 hexadecimal digits
 */
public record Sha256(long bytes, String sha256) {

  /**
   * Reads a local file.
   *
   * @throws IOException when it cannot be read, or is gzip that is cut short or damaged
   */
  public static Sha256 ofRaw(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in =
        new DigestInputStream(InputFiles.unpacked(Files.newInputStream(file)), digest)) {
      long bytes = in.transferTo(java.io.OutputStream.nullOutputStream());
      return new Sha256(bytes, HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
