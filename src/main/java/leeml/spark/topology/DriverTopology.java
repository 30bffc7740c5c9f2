package leeml.spark.topology;

import org.apache.spark.api.java.JavaRDD;

/** Straight to the driver; {@code collect} returns the parcels in the order of their partitions. */
record DriverTopology() implements Topology {

  @Override
  public String name() {
    return "driver";
  }

  @Override
  public Arrived gather(JavaRDD<byte[]> parcels, int size) {
    return Arrived.addUp(parcels.collect(), size);
  }
}
