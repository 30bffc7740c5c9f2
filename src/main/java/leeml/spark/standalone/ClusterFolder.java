package leeml.spark.standalone;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * Where a cluster that outlives its starter keeps its state, secret, logs and work; only its owner
 * may look in.
 *
 * @param path the folder, which exists as long as the cluster does
 */
record ClusterFolder(Path path) {

  private static final FileAttribute<?> OWNER_ONLY_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /**
   * {@code leeml/cluster} in the folder where programs of this user keep their state.
   *
   * @param environment where {@code XDG_STATE_HOME} names it; else it is {@code ~/.local/state}
   * @param home the user's
   */
  static ClusterFolder standard(Map<String, String> environment, String home) {
    String named = environment.getOrDefault("XDG_STATE_HOME", "");
    Path state = named.isBlank() ? Path.of(home, ".local", "state") : Path.of(named);
    return new ClusterFolder(state.resolve("leeml").resolve("cluster").toAbsolutePath());
  }

  /** Makes the folder; false if there is one. */
  boolean make() throws IOException {
    Files.createDirectories(path.getParent());
    try {
      Files.createDirectory(path, OWNER_ONLY_FOLDER);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /** The state of the cluster; empty if there is none, or it does not read. */
  Optional<ClusterState> state() {
    try {
      return Optional.of(ClusterState.ofJson(Files.readString(stateFile())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Writes the state whole: a reader sees the one before or this one. */
  void state(ClusterState state) {
    Path part = path.resolve("cluster.json.part");
    try {
      Files.writeString(part, state.toJson());
      Files.move(part, stateFile(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + stateFile(), e);
    }
  }

  private Path stateFile() {
    return path.resolve("cluster.json");
  }

  /** Where the secret is. */
  Path secretFile() {
    return path.resolve("secret");
  }

  /** Keeps a secret in a file of mode 600 from its first moment on. */
  void secret(String secret) throws IOException {
    Files.createFile(secretFile(), OWNER_ONLY_FILE);
    Files.writeString(secretFile(), secret);
  }

  /** The secret. */
  String secret() {
    try {
      return Files.readString(secretFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the cluster's secret " + secretFile(), e);
    }
  }

  /** Removes all of it; what links point to stays. */
  void remove() throws IOException {
    try {
      Files.walkFileTree(path, new Removal());
    } catch (NoSuchFileException | FileNotFoundException e) {
      // Then it is gone already.
    }
  }

  /** Deletes files, and folders when they are empty. */
  private static final class Removal extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE; // an executor tidied up at the same time
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
