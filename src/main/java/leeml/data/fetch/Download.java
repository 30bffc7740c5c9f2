package leeml.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;

/**
 * Brings one file into a folder: {@code <file>.part} grows, is checked and only then renamed.
 *
 * <p>A connection that breaks leaves the part, and the next call goes on behind it. A sum that
 * differs leaves nothing.
 */
public final class Download {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long REPORT_BYTES = 1 << 20;

  private final DataFile file;
  private final Source source;
  private final Path target;
  private final Path part;
  private final Progress progress;

  /** Prepares; nothing is touched before {@link #run}. */
  public Download(DataFile file, Source source, Path folder, Progress progress) {
    this.file = file;
    this.source = source;
    this.target = folder.resolve(file.file());
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.progress = progress;
  }

  /**
   * Returns the path of the whole and checked file.
   *
   * @throws BadInputException when the source does not have it, or its sum differs
   * @throws IOException when the connection or the disk fails
   */
  public Path run() throws IOException {
    Files.createDirectories(target.getParent());
    boolean resumed = Files.exists(part);
    receive();
    if (resumed && !matches()) {
      // The part may have been the beginning of another state of the file.
      Files.deleteIfExists(part);
      receive();
    }
    check();
    keep();
    return target;
  }

  private void receive() throws IOException {
    long there = Files.exists(part) ? Files.size(part) : 0;
    Source.Opened opened = source.open(there);
    try (InputStream body = opened.body();
        OutputStream out =
            Files.newOutputStream(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                opened.from() == there
                    ? StandardOpenOption.APPEND
                    : StandardOpenOption.TRUNCATE_EXISTING)) {
      copy(body, out, opened);
    } catch (IOException e) {
      throw new IOException(
          file.file()
              + ": the download broke off after "
              + Files.size(part)
              + " bytes; the same command goes on from there ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private void copy(InputStream body, OutputStream out, Source.Opened opened) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = opened.from();
    long reported = bytes;
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      out.write(buffer, 0, read);
      bytes += read;
      if (bytes - reported >= REPORT_BYTES) {
        progress.at(file.file(), bytes, opened.total());
        reported = bytes;
      }
    }
    progress.at(file.file(), bytes, opened.total());
    if (opened.total() >= 0 && bytes < opened.total()) {
      throw new IOException("the sender closed early, " + opened.total() + " bytes were promised");
    }
  }

  private boolean matches() {
    try {
      return Sha256.ofRaw(part).sha256().equals(file.sha256());
    } catch (IOException damaged) {
      return false;
    }
  }

  private void check() throws IOException {
    String found;
    try {
      found = Sha256.ofRaw(part).sha256();
    } catch (IOException damaged) {
      Files.deleteIfExists(part);
      throw new BadInputException(
          file.file(), "what was sent cannot be unpacked: " + damaged.getMessage(), damaged);
    }
    if (!found.equals(file.sha256())) {
      Files.deleteIfExists(part);
      throw new BadInputException(
          file.file(),
          "the raw bytes have sha256 "
              + found
              + ", expected "
              + file.sha256()
              + "; nothing was kept");
    }
  }

  /** Renames the part, packing it first where the file's name says gzip and the sender did not. */
  private void keep() throws IOException {
    if (target.toString().endsWith(".gz") && !packed()) {
      Path packing = target.resolveSibling(target.getFileName() + ".packing");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packing), BUFFER_BYTES)) {
        Files.copy(part, out);
      }
      Files.move(packing, target, StandardCopyOption.REPLACE_EXISTING);
      Files.delete(part);
    } else {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private boolean packed() throws IOException {
    try (InputStream in = InputFiles.unpacked(Files.newInputStream(part))) {
      return in instanceof java.util.zip.GZIPInputStream;
    }
  }
}
