package leeml.sim;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import leeml.model.Batch;
import leeml.train.cluster.Reply;
import leeml.train.compress.Compressor;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import leeml.train.worker.Order;
import leeml.train.worker.Worker;
import leeml.train.worker.WorkerPlan;
import leeml.train.worker.WorkerReply;
import leeml.train.worker.WorkerState;

/**
 * The workers of a virtual cluster with their states, doing their real work: as many at a time as
 * this machine has processors. Each has a plan of its own, since an objective keeps scratch space.
 */
final class Crew implements AutoCloseable {

  private final List<Worker<?>> workers = new ArrayList<>();
  private final List<WorkerState> states = new ArrayList<>();
  private final Compressor compressor;
  private final ExecutorService threads;

  private Crew(Compressor compressor) {
    this.compressor = compressor;
    this.threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), Crew::backgroundThread);
  }

  /** A worker on every shard. */
  static <B extends Batch> Crew of(WorkerPlan<B> plan, Shards<B> shards) {
    byte[] written = write(plan);
    Crew crew = new Crew(plan.compressor());
    for (Shard<B> shard : shards.collect()) {
      WorkerPlan<B> own = read(written);
      int number = crew.size();
      crew.workers.add(own.worker(number, shard));
      crew.states.add(own.freshState(number));
    }
    return crew;
  }

  int size() {
    return workers.size();
  }

  List<Worker<?>> workers() {
    return workers;
  }

  WorkerState state(int number) {
    return states.get(number);
  }

  List<WorkerState> states() {
    return states;
  }

  /** Has every worker do a round; the replies come in the order of the workers. */
  List<WorkerReply> round(float[] theta, Order order) {
    List<Callable<WorkerReply>> rounds = new ArrayList<>();
    for (int i = 0; i < workers.size(); i++) {
      int number = i;
      rounds.add(() -> workers.get(number).run(theta, order, states.get(number)));
    }
    return all(rounds);
  }

  /** Does pieces of work side by side; the results come in the order of the pieces. */
  <R> List<R> all(List<Callable<R>> pieces) {
    List<Future<R>> begun = pieces.stream().map(this::begin).toList();
    return begun.stream().map(Crew::end).toList();
  }

  /** What a worker sent, as it is unpacked at the other end. */
  Reply unpack(WorkerReply reply, int size) {
    return Reply.of(reply, compressor, size);
  }

  /** Begins a piece of work and does not wait for it. */
  <R> Future<R> begin(Callable<R> work) {
    return threads.submit(work);
  }

  /** Waits for a piece of work; what it threw comes out as it was. */
  static <R> R end(Future<R> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException("a worker failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while workers were at work", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Thread backgroundThread(Runnable work) {
    Thread thread = new Thread(work, "virtual-workers");
    thread.setDaemon(true);
    return thread;
  }

  private static byte[] write(WorkerPlan<?> plan) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(plan);
    } catch (IOException e) {
      throw new UncheckedIOException("a worker's plan does not serialise", e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #write} gave: a plan for the same batches. */
  @SuppressWarnings("unchecked")
  private static <B extends Batch> WorkerPlan<B> read(byte[] written) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written))) {
      return (WorkerPlan<B>) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a worker's plan does not read back", e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class of the plan was there a moment ago", e);
    }
  }
}
