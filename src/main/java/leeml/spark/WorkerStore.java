package leeml.spark;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the workers of running fits keep in this JVM between rounds. Owned by {@link SparkWorkers},
 * which empties it when a run ends.
 *
 * <p>Everything in it can be worked out again, so soft references are enough: a slot that an
 * executor was left with after its worker moved elsewhere goes when memory is short.
 */
final class WorkerStore {

  private static final Map<Key, SoftReference<WorkerSlot<?>>> SLOTS = new ConcurrentHashMap<>();

  private record Key(String run, int worker) {}

  private WorkerStore() {}

  /** The worker's slot, made if it is not here. */
  static WorkerSlot<?> slot(String run, int worker, Supplier<WorkerSlot<?>> maker) {
    WorkerSlot<?>[] found = new WorkerSlot<?>[1];
    SLOTS.compute(
        new Key(run, worker),
        (key, reference) -> {
          WorkerSlot<?> slot = reference == null ? null : reference.get();
          found[0] = slot == null ? maker.get() : slot;
          return slot == null ? new SoftReference<>(found[0]) : reference;
        });
    return found[0];
  }

  /** Drops what a run keeps here. */
  static void forget(String run) {
    SLOTS.keySet().removeIf(key -> key.run().equals(run));
  }

  /** Drops what all runs keep here. */
  static void forgetAll() {
    SLOTS.clear();
  }

  /** How many workers keep something here. */
  static int count() {
    return SLOTS.size();
  }
}
