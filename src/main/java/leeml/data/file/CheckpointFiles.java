package leeml.data.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leeml.train.checkpoint.CheckpointFolder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A fit's checkpoints in a folder of any file system that Hadoop knows: {@code
 * round-0000000050.ckpt} holds the state before round 50.
 *
 * <p>A file is written under a temporary name, brought to the disk and renamed. What an earlier run
 * left under a temporary name is removed before the first file is written.
 */
public final class CheckpointFiles implements CheckpointFolder {

  private static final Pattern NAME = Pattern.compile("round-(\\d{10,19})\\.ckpt");
  private static final Pattern LEFT_OVER = Pattern.compile("\\.round-\\d{10,19}\\.ckpt\\.writing");

  private final Configuration hadoop;
  private final Path folder;
  private final FileSystem files;
  private boolean swept;

  /**
   * A folder that need not be there yet.
   *
   * @throws IOException if its file system cannot be reached
   */
  public CheckpointFiles(Configuration hadoop, String folder) throws IOException {
    this.hadoop = hadoop;
    this.folder = InputFiles.qualified(hadoop, folder);
    this.files = WholeWrite.withoutChecksumFiles(this.folder.getFileSystem(hadoop));
  }

  @Override
  public String nameOf(long round) {
    return InputFiles.shown(file(round));
  }

  @Override
  public SortedSet<Long> rounds() throws IOException {
    SortedSet<Long> rounds = new TreeSet<>();
    for (FileStatus file : list()) {
      Matcher name = NAME.matcher(file.getPath().getName());
      if (name.matches()) {
        rounds.add(Long.parseLong(name.group(1)));
      }
    }
    return rounds;
  }

  @Override
  public <R> R read(long round, Reader<R> reader) throws IOException {
    long length = files.getFileStatus(file(round)).getLen();
    try (InputStream in = files.open(file(round))) {
      return reader.readFrom(in, length);
    }
  }

  @Override
  public void write(long round, Content content) throws IOException {
    sweep();
    WholeWrite.writeDurably(hadoop, file(round).toString(), content::writeTo);
  }

  @Override
  public void delete(long round) throws IOException {
    files.delete(file(round), false);
  }

  private void sweep() throws IOException {
    if (!swept) {
      for (FileStatus file : list()) {
        if (LEFT_OVER.matcher(file.getPath().getName()).matches()) {
          files.delete(file.getPath(), false);
        }
      }
      swept = true;
    }
  }

  private FileStatus[] list() throws IOException {
    try {
      return files.listStatus(folder);
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  private Path file(long round) {
    return new Path(folder, "round-%010d.ckpt".formatted(round));
  }
}
