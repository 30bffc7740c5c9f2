package leeml.job.spec;

import leeml.dl4j.master.AveragingMaster;
import leeml.dl4j.master.SharingMaster;
import leeml.error.UsageException;
import leeml.train.strategy.LocalSgd;
import leeml.train.strategy.Serial;
import leeml.train.strategy.Strategy;
import leeml.train.strategy.Synchronous;
import leeml.train.strategy.averaging.Adaptive;
import leeml.train.strategy.averaging.Bmuf;
import leeml.train.strategy.averaging.DiLoCo;
import leeml.train.strategy.averaging.ElasticAveraging;
import leeml.train.strategy.averaging.Gossip;
import leeml.train.strategy.averaging.Graph;
import leeml.train.strategy.averaging.PostLocal;
import leeml.train.strategy.server.AsynchronousElastic;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.Downpour;
import leeml.train.strategy.server.DynSgd;
import leeml.train.strategy.server.StaleSynchronous;

/** What may stand after {@code --strategy}. */
public final class StrategyNames {

  /** Of springs: what the authors' 0.9/K is with nine workers. */
  private static final double ALPHA = 0.1;

  private static final Names<Strategy> NAMES =
      new Names<Strategy>("strategy")
          .with("serial", spec -> new Serial(spec.integer("period", 0)))
          .with("sync", spec -> new Synchronous())
          .with("local-sgd", StrategyNames::localSgd)
          .with("adaptive", spec -> new Adaptive(period(spec), spec.integer("every", 0)))
          .with("post-local", spec -> new PostLocal(period(spec), spec.integer("after")))
          .with("bmuf", StrategyNames::bmuf)
          .with("diloco", StrategyNames::diLoCo)
          .with("easgd", StrategyNames::elasticAveraging)
          .with(
              "gossip",
              spec -> new Gossip(spec.choice("graph", Graph.RING), spec.integer("period", 1)))
          .with("downpour", StrategyNames::downpour)
          .with("dynsgd", spec -> new DynSgd(spec.integer("period", 1)))
          .with(
              "ssp",
              spec -> new StaleSynchronous(spec.integer("staleness", 3), spec.integer("period", 1)))
          .with(
              "aeasgd", spec -> new AsynchronousElastic(period(spec), spec.number("alpha", ALPHA)))
          .with("backup", spec -> new BackupWorkers(spec.integer("spare", 1)))
          .with("dl4j-averaging", spec -> new AveragingMaster(spec.integer("frequency", 16)))
          .with("dl4j-sharing", spec -> new SharingMaster(spec.number("threshold", 1e-3)));

  private StrategyNames() {}

  /**
   * Reads a strategy: {@code local-sgd:period=16}.
   *
   * @throws UsageException if there is no such strategy or parameter, or a value is out of range
   */
  public static Strategy parse(String text) {
    return NAMES.parse(text);
  }

  private static int period(Spec spec) {
    return spec.integer("period", 16);
  }

  private static Strategy localSgd(Spec spec) {
    return new LocalSgd(
        period(spec),
        spec.choice("weights", LocalSgd.Weights.EXAMPLES),
        spec.choice("moments", LocalSgd.Moments.KEEP));
  }

  private static Strategy bmuf(Spec spec) {
    return new Bmuf(period(spec), spec.number("momentum", 0.5), spec.number("rate", 1));
  }

  private static Strategy diLoCo(Spec spec) {
    return new DiLoCo(
        spec.integer("period", 64), spec.number("rate", 0.7), spec.number("momentum", 0.9));
  }

  private static Strategy elasticAveraging(Spec spec) {
    return new ElasticAveraging(
        period(spec), spec.number("alpha", ALPHA), spec.number("beta", Double.NaN));
  }

  private static Strategy downpour(Spec spec) {
    int push = spec.integer("push", 1);
    return new Downpour(push, spec.integer("pull", push));
  }
}
