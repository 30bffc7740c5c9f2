package leeml.train.strategy.server;

import leeml.optim.Memory;
import leeml.train.server.ServerRule;

/** The rules under which nobody waits. */
interface AtOnce extends ServerRule {

  @Override
  default Answer answer(Standing standing) {
    return Answer.GO_ON;
  }

  /** {@inheritDoc} Nothing, unless it is said otherwise. */
  @Override
  default Memory memory() {
    return Memory.ofVectors("at once");
  }
}
