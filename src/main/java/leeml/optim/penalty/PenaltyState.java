package leeml.optim.penalty;

import leeml.optim.VectorState;

/** A state that leaves the tail of θ alone: an intercept that stands last is not penalised. */
abstract class PenaltyState extends VectorState {

  /** How many parameters, from the first on, are penalised. */
  final int penalised;

  PenaltyState(String kind, int size, int exempt, int scalars) {
    super(kind, size, 0, scalars);
    if (exempt > size) {
      throw new IllegalArgumentException(
          "exempt must be in [0, " + size + "], the number of parameters, but is " + exempt);
    }
    penalised = size - exempt;
  }
}
