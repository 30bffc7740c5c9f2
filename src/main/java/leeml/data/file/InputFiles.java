package leeml.data.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds and opens input files on any file system that Hadoop knows. */
public final class InputFiles {
  // Two letters at least, so that a drive letter is no scheme.
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
  private static final Pattern GLOB = Pattern.compile("([\\[\\]{}*?\\\\])");

  private InputFiles() {}

  /**
   * The files of a path: itself, a folder's files, or what a glob matches, ordered by name.
   *
   * <p>Files that begin with {@code _} or {@code .} are left out of folders, as Hadoop does, and so
   * are folders within folders.
   *
   * @throws BadInputException when there is no such file, or it cannot be read
   */
  public static List<Path> list(Configuration hadoop, String path) {
    if (path.isBlank()) {
      throw new BadInputException("(no path)", "expected the path of a file, a folder or a glob");
    }
    Path asked = qualified(hadoop, path);
    try {
      FileSystem files = asked.getFileSystem(hadoop);
      FileStatus[] found = matches(files, asked);
      if (found == null || found.length == 0) {
        throw new BadInputException(path, "no such file or folder");
      }
      List<Path> listed = new ArrayList<>();
      for (FileStatus one : found) {
        listed.addAll(filesOf(files, one));
      }
      if (listed.isEmpty()) {
        throw new BadInputException(path, "the folder holds no data files");
      }
      return listed;
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(path, "cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The one file of a path.
   *
   * @throws BadInputException when there is none, or more than one
   */
  public static Path single(Configuration hadoop, String path) {
    List<Path> files = list(hadoop, path);
    if (files.size() > 1) {
      throw new BadInputException(path, files.size() + " files lie there, expected one");
    }
    return files.get(0);
  }

  /** Whether something lies at the path. */
  public static boolean exists(Configuration hadoop, String path) {
    Path asked = qualified(hadoop, path);
    try {
      return asked.getFileSystem(hadoop).exists(asked);
    } catch (IOException e) {
      throw new BadInputException(path, "cannot be reached: " + e.getMessage(), e);
    }
  }

  /** Opens a file; the caller closes it. Gzip is recognised by its first two bytes and unpacked. */
  public static InputStream open(Configuration hadoop, Path file) throws IOException {
    return unpacked(file.getFileSystem(hadoop).open(file));
  }

  /** The stream itself, or what it holds when it is gzip. Closes the stream when it fails. */
  @SuppressWarnings("MustBeClosed") // The caller closes what is handed on.
  public static InputStream unpacked(InputStream raw) throws IOException {
    try {
      BufferedInputStream buffered = new BufferedInputStream(raw, 1 << 16);
      buffered.mark(2);
      boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
      buffered.reset();
      return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** The path with its file system: a bare one is local when something lies there. */
  public static Path qualified(Configuration hadoop, String path) {
    if (SCHEME.matcher(path).matches()) {
      return new Path(path);
    }
    try {
      Path local = new Path(FileSystem.getLocal(hadoop).makeQualified(new Path(path)).toUri());
      FileStatus[] found = matches(FileSystem.getLocal(hadoop), local);
      if (found != null && found.length > 0) {
        return local;
      }
      return FileSystem.get(hadoop).makeQualified(new Path(path));
    } catch (IOException e) {
      throw new BadInputException(path, "cannot be reached: " + e.getMessage(), e);
    }
  }

  /** A path that Hadoop's input formats take literally, whatever characters are in it. */
  public static Path literal(Path file) {
    return new Path(GLOB.matcher(file.toString()).replaceAll("\\\\$1"));
  }

  /** What a person should read: the bare path of a local file, else the whole address. */
  public static String shown(Path file) {
    return "file".equals(file.toUri().getScheme()) ? file.toUri().getPath() : file.toString();
  }

  private static FileStatus[] matches(FileSystem files, Path path) throws IOException {
    // A file whose name has brackets is that file, and no pattern.
    return files.exists(path)
        ? new FileStatus[] {files.getFileStatus(path)}
        : files.globStatus(path);
  }

  private static List<Path> filesOf(FileSystem files, FileStatus status) throws IOException {
    if (!status.isDirectory()) {
      requireReadable(status.getPath());
      return List.of(status.getPath());
    }
    return Arrays.stream(files.listStatus(status.getPath()))
        .filter(FileStatus::isFile)
        .map(FileStatus::getPath)
        .filter(file -> !file.getName().startsWith("_") && !file.getName().startsWith("."))
        .sorted()
        .toList();
  }

  private static void requireReadable(Path file) {
    if ("file".equals(file.toUri().getScheme())
        && !Files.isReadable(java.nio.file.Path.of(file.toUri().getPath()))) {
      throw new BadInputException(shown(file), "cannot be read: no permission");
    }
  }
}
