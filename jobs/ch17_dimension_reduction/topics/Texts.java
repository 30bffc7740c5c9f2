package ch17_dimension_reduction.topics;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import leeml.data.text.Causes;
import leeml.data.text.Line;
import leeml.data.text.TextLines;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** Documents out of text files. */
public final class Texts {

  private Texts() {}

  /**
   * One document a line, or pieces of running text.
   *
   * @param path a file, folder or glob, plain or {@code .gz}
   * @param pieceWords 0: a line is a document; else lines are put together until a piece has this
   *     many words
   * @return cached; the caller unpersists it
   * @throws leeml.error.BadInputException if it cannot be read, or a line is no UTF-8
   */
  public static JavaRDD<String> read(JavaSparkContext spark, String path, int pieceWords) {
    JavaRDD<String> documents =
        TextLines.of(spark, path)
            .perSplit(lines -> documents(lines, pieceWords))
            .persist(StorageLevel.MEMORY_AND_DISK());
    Causes.unwrap(spark.hadoopConfiguration(), documents::count);
    return documents;
  }

  static Iterator<String> documents(Iterator<Line> lines, int pieceWords) {
    List<String> documents = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int words = 0;
    while (lines.hasNext()) {
      String text = lines.next().text();
      piece.append(text).append(' ');
      words += text.isBlank() ? 0 : text.strip().split("\\s+").length;
      if (words >= pieceWords) {
        documents.add(piece.toString());
        piece.setLength(0);
        words = 0;
      }
    }
    if (words > 0) {
      documents.add(piece.toString());
    }
    return documents.iterator();
  }
}
