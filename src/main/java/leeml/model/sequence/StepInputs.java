package leeml.model.sequence;

import java.io.Serializable;

/** What goes into a network at every step of each of n sequences. */
public sealed interface StepInputs extends Serializable permits Tokens, Frames {

  /** The number n of sequences. */
  int count();

  /** The number of steps of a sequence, at least 1. */
  int length(int sequence);

  /** These sequences, in this order; what they hold is shared. */
  StepInputs take(int... sequences);
}
