package leeml.train.strategy.server;

import leeml.train.server.ServerRule;

/** The rules under which nobody waits. */
interface AtOnce extends ServerRule {

  @Override
  default Answer answer(Standing standing) {
    return Answer.GO_ON;
  }
}
