package leeml.job.spec;

import java.lang.reflect.InvocationTargetException;
import leeml.error.UsageException;
import leeml.job.Nearest;
import leeml.rl.Environment;
import leeml.rl.EnvironmentFactory;
import leeml.rl.env.Acrobot;
import leeml.rl.env.CartPole;
import leeml.rl.env.Catch;
import leeml.rl.env.CliffWalking;
import leeml.rl.env.FrozenLake;
import leeml.rl.env.MountainCar;
import leeml.rl.env.Pendulum;

/**
 * What may stand after {@code environment =}: a name of the library's, or the name of a class that
 * implements {@link Environment} and has a public constructor without parameters.
 */
public final class EnvironmentNames {

  private static final Names<EnvironmentFactory> NAMES =
      new Names<EnvironmentFactory>("environment")
          .with("CartPole-v1", spec -> CartPole::new)
          .with("MountainCar-v0", spec -> MountainCar::new)
          .with("Acrobot-v1", spec -> Acrobot::new)
          .with("Pendulum-v1", spec -> Pendulum::new)
          .with("FrozenLake-v1", EnvironmentNames::frozenLake)
          .with("CliffWalking-v0", spec -> CliffWalking::new)
          .with("Catch", spec -> Catch::new);

  private EnvironmentNames() {}

  /** Makes environments of a class by name. */
  private record ByClass(String className) implements EnvironmentFactory {

    @Override
    public Environment create() {
      try {
        return Class.forName(className, true, Thread.currentThread().getContextClassLoader())
            .asSubclass(Environment.class)
            .getConstructor()
            .newInstance();
      } catch (ClassNotFoundException e) {
        throw new UsageException(
            "no environment '%s'%s (there are: %s, and any class that implements %s)"
                .formatted(
                    className,
                    Nearest.question(className, NAMES.names()),
                    String.join(", ", NAMES.names()),
                    Environment.class.getName()));
      } catch (ClassCastException | NoSuchMethodException | InstantiationException e) {
        throw new UsageException(
            "environment %s: expected a class that implements %s and has a public constructor without parameters"
                .formatted(className, Environment.class.getName()));
      } catch (InvocationTargetException e) {
        throw new UsageException(
            "environment %s: its constructor failed: %s".formatted(className, e.getCause()));
      } catch (IllegalAccessException e) {
        throw new UsageException(
            "environment %s: its class or constructor is not public".formatted(className));
      }
    }
  }

  /**
   * Reads an environment: {@code FrozenLake-v1:slippery=false}, {@code my.World}.
   *
   * @throws UsageException if there is no such environment or parameter, or the class cannot be
   *     made
   */
  public static EnvironmentFactory parse(String text) {
    String name = text.strip();
    if (name.contains(".") && !name.contains(":")) {
      ByClass factory = new ByClass(name);
      factory.create();
      return factory;
    }
    return NAMES.parse(text);
  }

  private static EnvironmentFactory frozenLake(Spec spec) {
    boolean slippery = spec.flag("slippery", true);
    return () -> new FrozenLake(slippery);
  }
}
