package leeml.job.spec;

import java.util.function.BiFunction;
import java.util.function.Function;
import leeml.error.UsageException;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Schedule;
import leeml.optim.adaptive.Moments;
import leeml.optim.schedule.Constant;
import leeml.optim.schedule.Cosine;
import leeml.optim.schedule.WarmUp;

/**
 * Optimizers as text: {@code adam:rate=0.001,warm-up=500}.
 *
 * <p>Every optimizer takes {@code rate}, {@code warm-up}, the steps over which the rate rises to
 * it, and {@code cosine}, the steps over which it falls to 0 along half a cosine; what else each
 * one takes has the default of {@link Optimizers}.
 */
public final class OptimizerNames {

  private static final Names<Optimizer> NAMES =
      new Names<Optimizer>("optimizer")
          .with("sgd", spec -> Optimizers.sgd(rate(spec)))
          .with("momentum", spec -> Optimizers.momentum(rate(spec), momentum(spec)))
          .with("nesterov", spec -> Optimizers.nesterov(rate(spec), momentum(spec)))
          .with("adagrad", spec -> Optimizers.adagrad(rate(spec), spec.number("epsilon", 1e-10)))
          .with(
              "rmsprop",
              spec ->
                  Optimizers.rmsProp(
                      rate(spec), spec.number("decay", 0.9), spec.number("epsilon", 1e-8)))
          .with(
              "damped-rmsprop",
              spec ->
                  Optimizers.dampedRmsProp(
                      rate(spec), spec.number("decay", 0.99), spec.number("epsilon", 1e-5)))
          .with("adam", withMoments(Optimizers::adam))
          .with("amsgrad", withMoments(Optimizers::amsGrad))
          .with("radam", withMoments(Optimizers::rAdam))
          .with("adabound", spec -> Optimizers.adaBound(rate(spec)));

  private OptimizerNames() {}

  /**
   * Reads an optimizer: {@code momentum:rate=0.1,momentum=0.9}.
   *
   * @throws UsageException if there is no such optimizer or parameter, the rate is missing, or a
   *     value is out of range
   */
  public static Optimizer parse(String text) {
    return NAMES.parse(text);
  }

  private static Function<Spec, Optimizer> withMoments(
      BiFunction<Schedule, Moments, Optimizer> maker) {
    return spec ->
        maker.apply(
            rate(spec),
            new Moments(
                spec.number("beta1", Moments.DEFAULT.beta1()),
                spec.number("beta2", Moments.DEFAULT.beta2()),
                spec.number("epsilon", Moments.DEFAULT.epsilon())));
  }

  private static double momentum(Spec spec) {
    return spec.number("momentum", Optimizers.MOMENTUM);
  }

  private static Schedule rate(Spec spec) {
    double highest = spec.number("rate");
    int fall = spec.integer("cosine", 0);
    int warmUp = spec.integer("warm-up", 0);
    Schedule rate = fall == 0 ? new Constant(highest) : new Cosine(highest, 0, fall);
    return warmUp == 0 ? rate : new WarmUp(warmUp, rate);
  }
}
