package leeml.data.text;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import org.apache.hadoop.io.LongWritable;
import org.apache.hadoop.io.Text;
import scala.Tuple2;

/** The lines of one split; what goes wrong below becomes a {@link LineProblem}. */
final class SplitLines implements Iterator<Line> {
  private final String file;
  private final Iterator<Tuple2<LongWritable, Text>> records;

  SplitLines(String file, Iterator<Tuple2<LongWritable, Text>> records) {
    this.file = file;
    this.records = records;
  }

  @Override
  public boolean hasNext() {
    try {
      return records.hasNext();
    } catch (Exception e) {
      // Scala's iterators throw IOException without declaring it, so it cannot be caught by name.
      if (e instanceof IOException) {
        String problem = "cannot be read to its end, it is cut short or damaged: " + e.getMessage();
        throw (LineProblem) new LineProblem(file, -1, problem).initCause(e);
      }
      throw e;
    }
  }

  @Override
  public Line next() {
    Tuple2<LongWritable, Text> record = records.next();
    long offset = record._1().get();
    return new Line(file, offset, decoded(file, offset, record._2()));
  }

  static String decoded(String file, long offset, Text line) {
    try {
      return Text.decode(line.getBytes(), 0, line.getLength(), false);
    } catch (CharacterCodingException e) {
      throw (LineProblem)
          new LineProblem(file, offset, "bytes that are no UTF-8 text").initCause(e);
    }
  }
}
