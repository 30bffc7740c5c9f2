package leeml.data.generate;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.lib.output.TextOutputFormat;

/** Hadoop's text output in files whose names end as the readers expect. */
public final class SuffixedText extends TextOutputFormat<NullWritable, Text> {

  private static final String SUFFIX = "leeml.generate.suffix";

  /** Sets names such as {@code rows-r-00000.csv}. */
  static void name(Configuration settings, String suffix) {
    settings.set(BASE_OUTPUT_NAME, "rows");
    settings.set(SUFFIX, suffix);
  }

  @Override
  public Path getDefaultWorkFile(TaskAttemptContext task, String extension) throws IOException {
    return super.getDefaultWorkFile(task, task.getConfiguration().get(SUFFIX, "") + extension);
  }
}
