package leeml.data.catalogue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;
import leeml.data.fetch.DataFile;
import leeml.data.fetch.Download;
import leeml.data.fetch.Progress;
import leeml.data.fetch.Sha256;
import leeml.data.fetch.Source;
import leeml.data.file.InputFiles;
import leeml.error.UsageException;
import org.apache.hadoop.conf.Configuration;

/**
 * The data sets that can be fetched, with the cache they go to and the mirror they may come from.
 */
public final class Catalogue {
  private final CatalogueList list;
  private final Path cache;
  private final Optional<String> mirror;
  private final Configuration hadoop;

  Catalogue(CatalogueList list, Path cache, Optional<String> mirror, Configuration hadoop) {
    this.list = list;
    this.cache = cache;
    this.mirror = mirror.map(text -> text.replaceFirst("/+$", ""));
    this.hadoop = hadoop;
  }

  /** The project's catalogue, with the cache and the mirror that the environment names. */
  public static Catalogue standard(Configuration hadoop) {
    String cache = System.getenv("LEEML_CACHE");
    Path folder =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache", "leeml")
            : Path.of(cache);
    Optional<String> mirror =
        Optional.ofNullable(System.getenv("LEEML_DATA_MIRROR")).filter(text -> !text.isBlank());
    return new Catalogue(CatalogueList.shipped(), folder.toAbsolutePath(), mirror, hadoop);
  }

  /** All entries, in the order of the list. */
  public List<DataSet> sets() {
    return list.sets();
  }

  /**
   * An entry by name.
   *
   * @throws UsageException when there is none; it names the nearest
   */
  public DataSet set(String name) {
    return list.named(name);
  }

  /** The folder that sets are fetched into. */
  public Path cache() {
    return cache;
  }

  /** The mirror folder or address, when one is set. */
  public Optional<String> mirror() {
    return mirror;
  }

  /**
   * Where a set lies: in the cache, else in a mirror that is a folder. Sums are not looked at: what
   * is in the cache was checked when it came.
   *
   * @throws UsageException when the catalogue has no such set
   */
  public Optional<LocatedSet> find(String name) {
    DataSet set = list.named(name);
    if (inCache(set)) {
      return Optional.of(new LocatedSet(set, cache.toString()));
    }
    return mirror
        .filter(root -> !isWeb(root))
        .filter(
            root ->
                set.files().stream()
                    .allMatch(file -> InputFiles.exists(hadoop, root + "/" + file.file())))
        .map(root -> new LocatedSet(set, root));
  }

  /** Whether all files of a set are in the cache. */
  public boolean inCache(DataSet set) {
    return set.files().stream().allMatch(file -> Files.exists(cache.resolve(file.file())));
  }

  /** Fetches a set into the cache. */
  public LocatedSet fetch(String name, Progress progress) throws IOException {
    return fetch(name, cache, progress);
  }

  /**
   * Fetches a set into a folder; files that are there with the right sum stay as they are.
   *
   * @throws UsageException when there is no such set, it can only come from a mirror and none is
   *     set, or somebody else is fetching it
   * @throws leeml.error.BadInputException when the sender does not have it or a sum differs;
   *     nothing of that file is kept
   * @throws IOException when the connection or the disk fails; what came stays for the next try
   */
  public LocatedSet fetch(String name, Path folder, Progress progress) throws IOException {
    DataSet set = list.named(name);
    List<Source> sources = set.files().stream().map(file -> source(set, file)).toList();
    Files.createDirectories(folder);
    Path lockFile = folder.resolve("." + name + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw new OverlappingFileLockException();
      }
      try {
        fetch(set.files(), sources, folder, progress);
      } finally {
        Files.deleteIfExists(lockFile);
      }
    } catch (OverlappingFileLockException e) {
      throw new UsageException(name + " is being fetched already, into the same folder");
    }
    return new LocatedSet(set, folder.toString());
  }

  private static void fetch(
      List<DataFile> files, List<Source> sources, Path folder, Progress progress)
      throws IOException {
    for (int i = 0; i < files.size(); i++) {
      if (!whole(folder.resolve(files.get(i).file()), files.get(i))) {
        new Download(files.get(i), sources.get(i), folder, progress).run();
      }
    }
  }

  private Source source(DataSet set, DataFile file) {
    return mirror
        .map(root -> root + "/" + file.file())
        .or(file::url)
        .map(address -> Source.of(hadoop, address))
        .orElseThrow(
            () ->
                new UsageException(
                    file.file()
                        + " has no direct address ("
                        + set.note()
                        + "; "
                        + set.address()
                        + "); set LEEML_DATA_MIRROR to a folder or address that has it"));
  }

  private static boolean whole(Path path, DataFile file) throws IOException {
    try {
      return Files.exists(path) && Sha256.ofRaw(path).sha256().equals(file.sha256());
    } catch (EOFException | ZipException damaged) {
      return false;
    }
  }

  private static boolean isWeb(String root) {
    return root.startsWith("http://") || root.startsWith("https://");
  }
}
