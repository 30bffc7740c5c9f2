package leeml.spark.served;

import java.io.Serializable;
import leeml.model.Batch;
import leeml.spark.net.Address;
import leeml.spark.net.Peers;
import leeml.spark.served.Event.Report;
import leeml.spark.server.ParameterServer;
import leeml.spark.server.ServerClient;
import leeml.spark.server.ServerLocation;
import leeml.spark.server.Traffic;
import leeml.train.cluster.Reply;
import leeml.train.server.Pulled;
import leeml.train.server.ServedWorker;
import leeml.train.shard.Shard;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerReply;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.collection.Iterator$;
import scala.runtime.AbstractFunction2;

/**
 * A worker from its first push to its last, as a task of the barrier stage; where slices live on
 * executors it serves one as well, until the driver has seen the end of it.
 */
final class ServedTask<B extends Batch>
    extends AbstractFunction2<Object, Iterator<Shard<B>>, Iterator<Integer>>
    implements Serializable {

  private final Broadcast<WorkerPlan<B>> plan;
  private final Broadcast<Beginning> beginning;
  private final int attempt;
  private final Address coordinator;
  private final ServerLocation onDriver;
  private final int timeoutMillis;

  /**
   * A worker of an attempt.
   *
   * @param onDriver where the slices are; null if workers serve them
   */
  ServedTask(
      Broadcast<WorkerPlan<B>> plan,
      Broadcast<Beginning> beginning,
      int attempt,
      Address coordinator,
      ServerLocation onDriver,
      int timeoutMillis) {
    this.plan = plan;
    this.beginning = beginning;
    this.attempt = attempt;
    this.coordinator = coordinator;
    this.onDriver = onDriver;
    this.timeoutMillis = timeoutMillis;
  }

  @Override
  public Iterator<Integer> apply(Object partition, Iterator<Shard<B>> shards) {
    int number = (Integer) partition;
    Runnable stopIfKilled = BarrierTaskContext.get()::killTaskIfInterrupted;
    // The broadcast is one object for all tasks of this JVM, and an objective keeps scratch space.
    WorkerPlan<B> own = SerializationUtils.clone(plan.value());
    Worker<B> worker = own.worker(number, shards.next());
    try (Peers peers = Peers.open(timeoutMillis)) {
      Reporter reporter = new Reporter(peers, coordinator, attempt, number, stopIfKilled);
      if (onDriver != null) {
        work(number, worker, own, client(peers, onDriver, number, stopIfKilled), reporter);
        reporter.done();
      } else {
        serveAndWork(number, worker, own, peers, reporter, stopIfKilled);
      }
    }
    return Iterator$.MODULE$.single(number);
  }

  private void serveAndWork(
      int number,
      Worker<B> worker,
      WorkerPlan<B> own,
      Peers peers,
      Reporter reporter,
      Runnable stopIfKilled) {
    Beginning start = beginning.value();
    try (ParameterServer slice =
        ParameterServer.open(start.cut(), number, start.workers(), start.slices(number), attempt)) {
      ServerLocation all =
          new ServerLocation(
              start.cut().size(), reporter.arrive(slice.address()).subList(0, start.cut().count()));
      work(number, worker, own, client(peers, all, number, stopIfKilled), reporter);
      reporter.done();
      slice.awaitRelease(stopIfKilled);
    }
  }

  private ServerClient client(Peers peers, ServerLocation server, int number, Runnable stop) {
    return new ServerClient(peers, server, attempt, number, stop);
  }

  private void work(
      int number, Worker<B> worker, WorkerPlan<B> own, ServerClient server, Reporter reporter) {
    Pulled start = server.register();
    ServedWorker served =
        new ServedWorker(worker, own.freshState(number), beginning.value().plan(), start);
    while (!start.stop() && served.goesOn()) {
      long round = served.round();
      WorkerReply reply = served.work();
      if (reply.line().failure() != null) {
        reporter.report(new Report(round, reply.line(), Traffic.NONE));
        return;
      }
      float[] message = Reply.of(reply, own.compressor(), own.objective().size()).mean();
      Pulled pulled = server.exchange(round, served.pulls(), reply.line().examples(), message);
      served.answered(pulled);
      reporter.report(new Report(round, reply.line(), server.takeTraffic()));
    }
    server.leave();
  }
}
