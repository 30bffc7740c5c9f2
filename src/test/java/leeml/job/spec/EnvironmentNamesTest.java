package leeml.job.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import leeml.error.UsageException;
import leeml.rl.Environment;
import leeml.rl.Space;
import leeml.rl.Step;
import leeml.rl.env.FrozenLake;
import org.junit.jupiter.api.Test;

class EnvironmentNamesTest {

  /** What a stranger would bring. */
  public static final class Corridor implements Environment {
    @Override
    public String name() {
      return "Corridor";
    }

    @Override
    public Space actions() {
      return new Space.Discrete(2);
    }

    @Override
    public Space observations() {
      return new Space.Discrete(1);
    }

    @Override
    public int episodeLimit() {
      return 1;
    }

    @Override
    public void reset(long seed, float[] observation) {
      observation[0] = 0;
    }

    @Override
    public Step step(float[] action, float[] observation) {
      return Step.of(1, true);
    }
  }

  @Test
  void namesOfTheLibrary() {
    for (String name :
        new String[] {
          "CartPole-v1", "MountainCar-v0", "Acrobot-v1", "Pendulum-v1", "CliffWalking-v0", "Catch"
        }) {
      assertThat(EnvironmentNames.parse(name).create().name()).isEqualTo(name);
    }
  }

  @Test
  void aParameterReachesTheEnvironment() {
    FrozenLake dry = (FrozenLake) EnvironmentNames.parse("FrozenLake-v1:slippery=false").create();
    assertThat(dry.model().outcomes(0, 1)).hasSize(1);
  }

  @Test
  void aClassOfAStranger() {
    assertThat(EnvironmentNames.parse(Corridor.class.getName()).create().name())
        .isEqualTo("Corridor");
  }

  @Test
  void anUnknownNameIsToldTheNearest() {
    assertThatThrownBy(() -> EnvironmentNames.parse("CartPole-v2"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no environment 'CartPole-v2'")
        .hasMessageContaining("CartPole-v1");
    assertThatThrownBy(() -> EnvironmentNames.parse("my.Word"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("any class that implements leeml.rl.Environment");
    assertThatThrownBy(() -> EnvironmentNames.parse("java.lang.String"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("expected a class that implements leeml.rl.Environment");
  }
}
