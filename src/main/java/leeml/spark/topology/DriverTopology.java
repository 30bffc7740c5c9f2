package leeml.spark.topology;

import java.util.List;
import leeml.train.compress.Compressor;
import org.apache.spark.api.java.JavaRDD;
import scala.reflect.ClassTag$;

/** Straight to the driver; a job's outcomes come in the order of their partitions. */
record DriverTopology() implements Topology {

  @Override
  public String name() {
    return "driver";
  }

  @Override
  public <T> Arrived gather(
      JavaRDD<T> partitions, ParcelTask<T> task, int size, Compressor compressor) {
    Object parcels =
        partitions.context().runJob(partitions.rdd(), task, ClassTag$.MODULE$.apply(byte[].class));
    return Arrived.addUp(List.of((byte[][]) parcels), size, compressor);
  }
}
