package leeml.sim.paths;

import leeml.optim.Require;
import leeml.sim.Network;

/**
 * Groups of s = ⌈K^(1/depth)⌉ are added up on a worker, level by level, while that leaves fewer
 * vectors than it takes; the driver adds up the r that remain:
 *
 * <pre>  ⌈log₂(K + 1)⌉ (α + nβ)  +  levels · (α + snβ + snγ)  +  α + rnβ + rnγ,</pre>
 *
 * with what workers send, nᵢ, in place of n on the first level. Every level is a stage more. The
 * rule for levels is Spark's {@code treeAggregate}'s; the cost of a level is a linear gather of s.
 *
 * @param depth levels, at least 2
 */
record TreePaths(int depth) implements Paths {

  TreePaths {
    Require.atLeast("depth", depth, 2);
  }

  @Override
  public String name() {
    return "tree:depth=" + depth;
  }

  @Override
  public Transfer transfer(Sent sent, Network network) {
    int workers = sent.workers();
    long thetaBytes = sent.thetaBytes();
    int fanIn = Math.max(2, (int) Math.ceil(Math.pow(workers, 1.0 / depth)));
    int left = workers;
    long arriving = sent.parcelBytes();
    double link = Paths.downSeconds(thetaBytes, workers, network);
    double add = 0;
    long between = 0;
    int stages = 1;
    int tasks = workers;
    while (left > fanIn + (left + fanIn - 1) / fanIn) {
      int groups = (left + fanIn - 1) / fanIn;
      between += arriving;
      link += network.seconds((double) arriving / left * fanIn);
      add += network.addSeconds((double) fanIn * thetaBytes);
      left = groups;
      arriving = sent.summedBytes(left);
      stages++;
      tasks += groups;
    }
    link += network.seconds(arriving);
    add += network.addSeconds((double) left * thetaBytes);
    return new Transfer(link, add, workers * thetaBytes, arriving, between, stages, tasks);
  }
}
