package leeml.spark.topology;

import java.io.Serializable;
import java.util.List;
import leeml.spark.ring.Card;
import leeml.spark.ring.Invitation;
import leeml.spark.ring.ReduceScatter;
import leeml.spark.ring.Seat;
import leeml.spark.topology.Wire.Parcel;
import leeml.train.cluster.Reply;
import org.apache.spark.BarrierTaskContext;
import scala.collection.Iterator;
import scala.collection.Iterator$;
import scala.collection.JavaConverters;
import scala.runtime.AbstractFunction2;

/**
 * A worker of the ring: does its round, meets the others, goes around, and leaves with a parcel of
 * its own slice.
 *
 * <p>All meet after the round's work and before the first step, so that a step waits for the
 * network only.
 */
final class RingTask<T> extends AbstractFunction2<Object, Iterator<T>, Iterator<byte[]>>
    implements Serializable {

  private final ParcelTask<T> task;
  private final Slices slices;
  private final Invitation invitation;

  RingTask(ParcelTask<T> task, Slices slices, Invitation invitation) {
    this.task = task;
    this.slices = slices;
    this.invitation = invitation;
  }

  @Override
  public Iterator<byte[]> apply(Object partition, Iterator<T> content) {
    int worker = (Integer) partition;
    Parcel whole =
        Parcel.unpack(
            task.work(worker, JavaConverters.asJavaIteratorConverter(content).asJava()),
            slices.size());
    BarrierTaskContext barrier = BarrierTaskContext.get();
    try (Seat seat = invitation.seat(barrier.stageAttemptNumber(), worker)) {
      List<Card> cards =
          seat.meet(invitation.driver(), whole.reply().weight(), barrier::killTaskIfInterrupted);
      float[] sum = goAround(seat, cards, whole.reply(), barrier);
      Reply slice = new Reply(sum, whole.reply().workers());
      Parcel parcel = new Parcel(slice, whole.places(), seat.bytesSent(), whole.serialiseNanos());
      return Iterator$.MODULE$.single(parcel.pack());
    }
  }

  private float[] goAround(Seat seat, List<Card> cards, Reply reply, BarrierTaskContext barrier) {
    double total = cards.stream().mapToDouble(Card::weight).sum();
    double share = total == 0 ? 0 : reply.weight() / total;
    return new ReduceScatter(seat, cards, barrier::killTaskIfInterrupted)
        .run(slice -> scaled(slices.cut(reply.mean(), slice), share));
  }

  private static float[] scaled(float[] slice, double share) {
    for (int k = 0; k < slice.length; k++) {
      slice[k] = (float) (share * slice[k]);
    }
    return slice;
  }
}
