package leeml.cli.chaos.fault;

import java.util.List;
import leeml.job.Nearest;

/** The faults by the names that a plan has for them. */
public final class Faults {

  private static final String FROZEN = "executor-frozen";
  private static final List<String> NAMES =
      List.of("executor-killed", FROZEN, "driver-killed", "disk-full", "network-cut");

  private Faults() {}

  /**
   * A fault.
   *
   * @param seconds how long something is to last, for those that end by themselves; 0 for the rest
   * @throws IllegalArgumentException if there is none of that name, or seconds are not for it
   */
  public static Fault of(String name, int seconds) {
    if (name.equals(FROZEN) != seconds > 0 && NAMES.contains(name)) {
      throw new IllegalArgumentException(FROZEN + " takes seconds, and no other fault does");
    }
    return switch (name) {
      case FROZEN -> new ExecutorFrozen(seconds);
      case "executor-killed" -> new ExecutorKilled();
      case "driver-killed" -> new DriverKilled();
      case "disk-full" -> new DiskFull();
      case "network-cut" -> new NetworkCut();
      default ->
          throw new IllegalArgumentException(
              "no fault '%s'%s (there are: %s)"
                  .formatted(name, Nearest.question(name, NAMES), String.join(", ", NAMES)));
    };
  }
}
