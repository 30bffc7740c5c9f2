package leeml.spark.topology;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.TaskContext;
import scala.collection.JavaConverters;
import scala.runtime.AbstractFunction2;

/**
 * Work on one partition whose outcome is one packed {@link Wire.Parcel}.
 *
 * <p>A named class and not a lambda: Spark reads the byte code of a lambda's surroundings anew for
 * every job to see what it drags along, and that took two fifths of a round.
 *
 * @param <T> what the partition holds
 */
public abstract class ParcelTask<T>
    extends AbstractFunction2<TaskContext, scala.collection.Iterator<T>, byte[]>
    implements Serializable {

  /**
   * Does the work.
   *
   * @param partition its number
   * @param content what it holds
   * @return {@link Wire.Parcel#pack()}
   */
  protected abstract byte[] work(int partition, Iterator<T> content);

  @Override
  public final byte[] apply(TaskContext task, scala.collection.Iterator<T> content) {
    return work(task.partitionId(), JavaConverters.asJavaIteratorConverter(content).asJava());
  }
}
