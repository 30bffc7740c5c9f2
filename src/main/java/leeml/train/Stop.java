package leeml.train;

/**
 * Why training ended.
 *
 * @param reason the kind
 * @param message one sentence for a person
 */
public record Stop(Reason reason, String message) {

  /** Kinds of end. */
  public enum Reason {
    /** The budget's epochs, steps or seconds are used up. */
    BUDGET,
    /** The budget's target was reached. */
    TARGET,
    /** The validation metric did not improve for as long as the patience lasted. */
    NO_IMPROVEMENT,
    /** The loss grew without bound or was no number any more. */
    DIVERGED
  }

  /** Whether the loss ran away. */
  public boolean diverged() {
    return reason == Reason.DIVERGED;
  }
}
