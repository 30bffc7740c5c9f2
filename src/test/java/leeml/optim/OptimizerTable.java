package leeml.optim;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import leeml.optim.adaptive.Moments;
import leeml.optim.adaptive.ScaleByAdaBound;
import leeml.optim.adaptive.ScaleByAdagrad;
import leeml.optim.adaptive.ScaleByAdam;
import leeml.optim.adaptive.ScaleByAmsGrad;
import leeml.optim.adaptive.ScaleByNadam;
import leeml.optim.adaptive.ScaleByRAdam;
import leeml.optim.adaptive.ScaleByRms;
import leeml.optim.penalty.DecoupledDecay;
import leeml.optim.schedule.Constant;
import leeml.optim.transform.HeavyBall;
import leeml.optim.transform.Nesterov;

/** Every optimizer and transform, for the properties that all of them have. */
final class OptimizerTable {

  private static final Moments MOMENTS = Moments.DEFAULT;

  private OptimizerTable() {}

  /** A transform with the number of vectors that its paper's recurrence keeps. */
  record Part(String name, Optimizer optimizer, int vectors) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A complete optimizer as a function of its rate, and a rate that suits the quadratic. */
  record Complete(String name, double rate, int vectors, Function<Schedule, Optimizer> of) {
    Optimizer optimizer() {
      return of.apply(new Constant(rate));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Complete> complete() {
    return List.of(
        new Complete("sgd", 0.1, 0, Optimizers::sgd),
        new Complete("momentum", 0.02, 1, rate -> Optimizers.momentum(rate, 0.9)),
        new Complete("nesterov", 0.02, 1, rate -> Optimizers.nesterov(rate, 0.9)),
        new Complete("adagrad", 0.5, 1, rate -> Optimizers.adagrad(rate, 1e-10)),
        new Complete("rmsProp", 0.01, 1, rate -> Optimizers.rmsProp(rate, 0.9, 1e-8)),
        new Complete("dampedRmsProp", 0.01, 1, r -> Optimizers.dampedRmsProp(r, 0.9, 1e-8)),
        new Complete("adam", 0.01, 2, Optimizers::adam),
        new Complete("amsGrad", 0.01, 3, rate -> Optimizers.amsGrad(rate, MOMENTS)),
        new Complete("adaBound", 0.01, 2, rate -> Optimizers.adaBound(rate, 10, 1e-3, MOMENTS)),
        new Complete("swats", 0.01, 2, rate -> Optimizers.swats(rate, MOMENTS, 1e-9)),
        new Complete("rAdam", 0.01, 2, rate -> Optimizers.rAdam(rate, MOMENTS)),
        new Complete("nadam", 0.01, 2, rate -> Optimizers.nadam(rate, MOMENTS, 0.004)),
        new Complete("lookahead", 0.02, 3, rate -> Optimizers.lookahead(Optimizers.adam(rate))),
        new Complete("sgdwm", 0.02, 1, rate -> Optimizers.sgdwm(1, rate, 0.9, 1e-3, 1)),
        new Complete("adamW", 0.01, 2, rate -> Optimizers.adamW(1, rate, MOMENTS, 1e-3, 1)),
        new Complete("proximalSgd", 0.1, 0, rate -> Optimizers.proximalSgd(rate, 1e-3, 1)),
        new Complete("clipped adam with l2", 0.01, 2, OptimizerTable::penalised));
  }

  private static Optimizer penalised(Schedule rate) {
    return Optimizer.chain(Optimizers.clipByNorm(1), Optimizers.l2(1e-3, 1), Optimizers.adam(rate));
  }

  static List<Part> parts() {
    return List.of(
        new Part("heavy ball", new HeavyBall(0.9), 1),
        new Part("nesterov", new Nesterov(0.9), 1),
        new Part("scale by adagrad", new ScaleByAdagrad(1e-10), 1),
        new Part("scale by rms", new ScaleByRms(0.9, 1e-8), 1),
        new Part("scale by adam", new ScaleByAdam(MOMENTS), 2),
        new Part("scale by amsgrad", new ScaleByAmsGrad(MOMENTS), 3),
        new Part("scale by adabound", new ScaleByAdaBound(MOMENTS, 100, 1e-3), 2),
        new Part("scale by radam", new ScaleByRAdam(MOMENTS), 2),
        new Part("scale by nadam", new ScaleByNadam(MOMENTS, 0.004), 2),
        new Part("clip by norm", Optimizers.clipByNorm(0.5), 0),
        new Part("clip by value", Optimizers.clipByValue(0.5), 0),
        new Part("l1", Optimizers.l1(0.1, 1), 0),
        new Part("l2", Optimizers.l2(0.1, 1), 0),
        new Part("decoupled decay", new DecoupledDecay(0.1, new Constant(1), 1), 0));
  }

  /** All of them. */
  static Stream<Part> all() {
    Stream<Part> complete =
        complete().stream().map(one -> new Part(one.name, one.optimizer(), one.vectors));
    return Stream.concat(complete, parts().stream());
  }
}
