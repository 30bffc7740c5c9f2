package leeml.data.fetch;

import java.io.IOException;
import leeml.data.file.InputFiles;
import leeml.error.BadInputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file of a mirror folder, on any file system of Hadoop. */
record FolderSource(Configuration hadoop, String path) implements Source {

  @Override
  public Opened open(long from) throws IOException {
    if (!InputFiles.exists(hadoop, path)) {
      throw new BadInputException(path, "the mirror has no such file");
    }
    Path file = InputFiles.qualified(hadoop, path);
    FileSystem files = file.getFileSystem(hadoop);
    long total = files.getFileStatus(file).getLen();
    FSDataInputStream body = files.open(file);
    long start = from <= total ? from : 0;
    body.seek(start);
    return new Opened(body, start, total);
  }
}
