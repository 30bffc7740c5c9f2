package leeml.rl.table;

import leeml.rl.Environment;

/** An environment whose states, actions and probabilities are known; it observes its state. */
public interface Modelled extends Environment {

  /** The process that this environment plays. */
  Mdp model();
}
