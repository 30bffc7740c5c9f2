package leeml.spark.served;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import leeml.error.BadInputException;
import leeml.model.Batch;
import leeml.spark.barrier.BarrierStage;
import leeml.spark.net.PeerException;
import leeml.spark.served.Event.Done;
import leeml.spark.served.Event.Ended;
import leeml.spark.served.Event.Report;
import leeml.spark.server.Look;
import leeml.spark.shard.SparkShards;
import leeml.train.cluster.ServedWorkers;
import leeml.train.cluster.Turn;
import leeml.train.server.ServedSnapshot;
import leeml.train.server.ServerPlan;
import leeml.train.worker.WorkerPlan;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver's side of workers under a parameter server.
 *
 * <p>The workers go on while the driver looks elsewhere: a {@link #turn} takes up what they have
 * reported since, and is over when there are K reports or, if the driver was busy, more. When a
 * worker dies, Spark ends the whole stage, and all workers are started again, as often as a task
 * may fail: with slices on the driver each goes on with the round that it had come to, with slices
 * on executors all go back to the driver's last look. The optimizers that workers keep begin anew,
 * and the report of a round may be missing whose worker died after its push. A run that goes on
 * from a snapshot starts as after such a death, but for the server's optimizer, which goes on.
 *
 * <p>Nothing is waited for longer than {@link ServerSetup#timeoutMillis()}: not a worker's answer,
 * and not the next report.
 */
public final class SparkServed<B extends Batch> implements ServedWorkers {

  private static final Logger LOG = LoggerFactory.getLogger(SparkServed.class);

  private final JavaSparkContext spark;
  private final SparkShards<B> shards;
  private final boolean ownsShards;
  private final ServerSetup setup;
  private final Broadcast<WorkerPlan<B>> plan;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Coordinator coordinator;
  private final Hosting hosting;
  private final Turns turns;
  private final Roll roll;
  private final long mostSteps;

  private int attempt;
  private Broadcast<Beginning> beginning;
  private BarrierJob<B> job;

  /**
   * Workers that start with the first turn.
   *
   * @param ownsShards whether the shards are let go at the end
   * @throws BadInputException if what the plan goes on from is of another run
   */
  public SparkServed(
      JavaSparkContext spark,
      WorkerPlan<B> plan,
      SparkShards<B> shards,
      boolean ownsShards,
      ServerPlan serverPlan,
      ServerSetup setup) {
    int workers = shards.count();
    this.spark = spark;
    this.shards = shards;
    this.ownsShards = ownsShards;
    this.setup = setup;
    this.coordinator = new Coordinator(workers, events);
    this.hosting = host(serverPlan, setup, coordinator);
    this.plan = spark.broadcast(plan);
    this.turns = new Turns(hosting.keepsTheta());
    this.roll = new Roll(workers);
    this.mostSteps = serverPlan.mostSteps();
  }

  private static Hosting host(ServerPlan plan, ServerSetup setup, Coordinator coordinator) {
    try {
      return setup.place() == ServerPlace.DRIVER
          ? new HostedOnDriver(plan, setup.slices())
          : new HostedByWorkers(plan, coordinator, setup.timeoutMillis());
    } catch (BadInputException e) {
      coordinator.close();
      throw e;
    }
  }

  /**
   * Says so if not all workers can run at the same time.
   *
   * @throws IllegalArgumentException if the cluster runs fewer tasks at a time than there are
   *     workers
   */
  public static void requireSlots(JavaSparkContext spark, int workers) {
    BarrierStage.requireSlots(spark.sc(), workers, "a parameter server", "");
  }

  private void start() {
    beginning = spark.broadcast(hosting.beginning());
    ServedTask<B> task =
        new ServedTask<>(
            plan,
            beginning,
            attempt,
            coordinator.address(),
            hosting.location(),
            setup.timeoutMillis());
    job = BarrierJob.start(spark, shards.rdd(), task, events::add);
  }

  @Override
  public double seconds() {
    return turns.seconds();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if no worker reports within the time-out, or workers have failed
   *     too often; which one, in which round, stands in the message
   */
  @Override
  public Optional<Turn> turn() {
    if (job == null) {
      start();
    }
    List<Report> reports = new ArrayList<>();
    while (true) {
      while (!isTurn(reports) || !events.isEmpty()) {
        take(next(), reports);
      }
      if (reports.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(turns.turn(reports, hosting.server().look(false)));
      } catch (PeerException gone) {
        LOG.warn("a slice of θ is gone; its worker's end is awaited", gone);
        awaitEnd(reports);
      }
    }
  }

  /**
   * {@inheritDoc} Reports of rounds that are in it may be on their way; a run that goes on from it
   * does not hear of them.
   */
  @Override
  public Optional<ServedSnapshot> snapshot() {
    try {
      return Optional.of(hosting.server().look(true).snapshot(mostSteps));
    } catch (PeerException gone) {
      LOG.warn("no snapshot now: a slice of θ is gone", gone);
      return Optional.empty();
    }
  }

  private boolean isTurn(List<Report> reports) {
    boolean failed = reports.stream().anyMatch(report -> report.line().failure() != null);
    return roll.isOver() || (roll.hasBegun() && (failed || reports.size() >= roll.workers()));
  }

  /** A worker has died, and the driver sees it first by the slice that it served. */
  private void awaitEnd(List<Report> reports) {
    int before = attempt;
    while (attempt == before) {
      take(next(), reports);
    }
  }

  private Event next() {
    try {
      Event event = events.poll(setup.timeoutMillis(), TimeUnit.MILLISECONDS);
      if (event == null) {
        roll.giveUp();
        throw new IllegalStateException(
            "no worker has done a round for %d ms; last done: %s"
                .formatted(setup.timeoutMillis(), roll.lastRounds()));
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      roll.giveUp();
      throw new IllegalStateException("interrupted while workers were at work", e);
    }
  }

  private void take(Event event, List<Report> reports) {
    if (event instanceof Report report) {
      roll.worked(report);
      reports.add(report);
    } else if (event instanceof Done done) {
      roll.done(done.worker());
    } else if (event instanceof Ended ended) {
      if (ended.failure() == null) {
        roll.over();
      } else {
        startAgain(ended.failure(), reports);
      }
    }
  }

  private void startAgain(Throwable failure, List<Report> reports) {
    roll.over();
    attempt++;
    if (!BarrierStage.mayRunAgain(spark.sc(), failure, attempt)) {
      throw new IllegalStateException("the workers have failed: " + reason(failure), failure);
    }
    LOG.warn("a worker has died, all are started again: {}", reason(failure));
    coordinator.startAnew(attempt);
    reports.addAll(lateReports());
    if (!hosting.keepsTheta()) {
      reports.removeIf(this::isLost);
    }
    hosting.startAnew(attempt, turns.seen());
    turns.startAnew();
    requireSlots(spark, roll.workers());
    beginning.destroy();
    start();
    roll.startAnew();
  }

  private List<Report> lateReports() {
    List<Event> late = new ArrayList<>();
    events.drainTo(late);
    return late.stream().filter(Report.class::isInstance).map(Report.class::cast).toList();
  }

  /** Whether the round is not in the θ that the slices go on from. */
  private boolean isLost(Report report) {
    Look seen = turns.seen();
    return seen == null || report.round() >= seen.roundsApplied(report.line().worker());
  }

  /** What the worker itself said; Spark says it in the second line. */
  private static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().skip(1).findFirst().orElse(message).strip();
  }

  /** Lets the workers end their round, or ends them if something went wrong; frees everything. */
  @Override
  public void close() {
    if (job != null) {
      end();
    }
    hosting.close();
    coordinator.close();
    plan.destroy();
    if (ownsShards) {
      shards.close();
    }
  }

  private void end() {
    if (roll.isToBeAwaited()) {
      try {
        endWorkers();
      } catch (PeerException | IllegalStateException e) {
        LOG.warn("the workers are ended in the midst of their work", e);
      }
    }
    job.cancel();
    beginning.destroy();
  }

  /** Nobody is started again from here on. */
  private void endWorkers() {
    hosting.server().stop();
    while (!roll.isOver()) {
      Event event = next();
      if (event instanceof Done done) {
        roll.done(done.worker());
      } else if (event instanceof Ended) {
        roll.over();
      }
    }
    hosting.server().release();
    while (roll.isToBeAwaited()) {
      if (next() instanceof Ended) {
        roll.over();
      }
    }
  }
}
