package leeml.rl;

import java.io.Serializable;

/** Makes environments: what is sent to workers, since an environment itself stays on its thread. */
@FunctionalInterface
public interface EnvironmentFactory extends Serializable {

  /** A new environment that shares nothing with others. */
  Environment create();
}
