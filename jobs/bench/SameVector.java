package bench;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import leeml.spark.topology.ParcelTask;
import leeml.spark.topology.Wire.Parcel;
import leeml.train.cluster.Reply;
import leeml.train.worker.Carried;
import leeml.train.worker.WorkerLine;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** Every worker has a vector in memory and sends it: a round without work. */
final class SameVector extends ParcelTask<float[]> {

  /**
   * Random vectors, one a worker, in the memory of the executors.
   *
   * @param size d
   */
  static JavaRDD<float[]> vectors(JavaSparkContext spark, int workers, int size) {
    JavaRDD<float[]> vectors =
        spark
            .parallelize(IntStream.range(0, workers).boxed().toList(), workers)
            .map(worker -> random(worker, size))
            .persist(StorageLevel.MEMORY_ONLY());
    vectors.count();
    return vectors;
  }

  private static float[] random(int worker, int size) {
    SplittableRandom random = new SplittableRandom(worker);
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = (float) random.nextDouble() - 0.5f;
    }
    return vector;
  }

  @Override
  protected byte[] work(int worker, Iterator<float[]> content) {
    WorkerLine line = new WorkerLine(worker, 1, 1, 1, 0, 0, 0, 0, 0, 0, Carried.NOTHING, null);
    Reply reply = new Reply(content.next(), List.of(line));
    return new Parcel(reply, List.of(SparkEnv.get().executorId()), 0, 0).pack();
  }
}
