package leeml.spark.factor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leeml.model.factor.BiasedFactorization;
import leeml.model.factor.FactorModel;
import leeml.model.factor.FactorRows;
import leeml.model.factor.Rating;
import leeml.optim.Schedule;
import leeml.spark.factor.DealtRatings.Totals;
import leeml.train.Ledger;
import leeml.train.Noise;
import leeml.train.Pace;
import leeml.train.cluster.RoundCost;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/**
 * Distributed stochastic descent for matrix factorization (DSGD): K × K blocks of ratings, of which
 * K that share neither user nor item are worked on at a time.
 *
 * <p>Users and items are dealt into K blocks each. Worker w keeps the ratings of user block w. In
 * stratum s of an epoch it meets item block (w + s) mod K, takes a step for each of these ratings,
 * and passes the item block on to worker w − 1; after K strata every worker has met every block. No
 * two workers write to the same row, so an epoch is exactly what one worker gets that takes the
 * blocks one after the other. K = 1 is plain stochastic descent.
 *
 * <p>What moves: in each stratum all item rows, 4(r + 2)·items bytes with their ids, between
 * workers by Spark's shuffle. Users' rows stay; they pass through the shuffle's files on their own
 * executor, so that a lost executor's work is worked out again by Spark from the last rows that the
 * driver holds. At the end of an epoch all rows go to the driver and come back from there.
 *
 * <p>The same ratings in the same partitions with the same seed and K give the same bits.
 *
 * <p>Source: Gemulla, Nijkamp, Haas and Sismanis, Large-Scale Matrix Factorization with Distributed
 * Stochastic Gradient Descent, KDD 2011, §4: strata in cyclic order, one pass over a block a
 * stratum.
 */
public final class StratifiedDescent {

  private final BiasedFactorization factorization;
  private final int blocks;
  private final int epochs;
  private final Schedule rate;
  private final long seed;
  private final Map<String, ToDoubleFunction<FactorModel>> watched = new LinkedHashMap<>();

  /**
   * A descent to come.
   *
   * @param blocks K, at least 1: one worker each
   * @param epochs passes over the ratings, at least 1
   * @param rate η of epoch 1, 2, …
   * @param seed of the first rows and of the order within blocks
   */
  public StratifiedDescent(
      BiasedFactorization factorization, int blocks, int epochs, Schedule rate, long seed) {
    if (blocks < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "blocks = %d, epochs = %d, expected at least 1".formatted(blocks, epochs));
    }
    this.factorization = factorization;
    this.blocks = blocks;
    this.epochs = epochs;
    this.rate = rate;
    this.seed = seed;
  }

  /** Measures the model after each epoch; the value stands in the ledger, its time does not. */
  public StratifiedDescent watch(String metric, ToDoubleFunction<FactorModel> measure) {
    watched.put(metric, measure);
    return this;
  }

  /**
   * Fits the ratings.
   *
   * @param ratings read twice unless cached
   * @param low the least rating there can be
   * @param high the highest
   * @throws IllegalArgumentException if there are none
   */
  public FactorFit fit(JavaRDD<Rating> ratings, double low, double high) {
    long start = System.nanoTime();
    DealtRatings dealt = DealtRatings.of(ratings, blocks, seed);
    try {
      Totals totals = dealt.totals();
      List<Travelling> rows = initial(dealt);
      List<Ledger.Round> rounds = new ArrayList<>();
      FactorModel model = null;
      for (int epoch = 1; epoch <= epochs; epoch++) {
        float eta = (float) Schedule.checkedRate(rate, epoch);
        rows = epoch(dealt, rows, totals.mean(), eta);
        model = model(rows, totals.mean(), low, high);
        double seconds = (System.nanoTime() - start) * 1e-9;
        rounds.add(round(epoch, totals, rows, eta, seconds, measured(model)));
        start = System.nanoTime();
      }
      return new FactorFit(model, Ledger.of(rounds));
    } finally {
      dealt.close();
    }
  }

  private List<Travelling> initial(DealtRatings dealt) {
    List<Travelling> rows = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      FactorRows users = factorization.initial(dealt.userIds()[b], 2 * seed);
      FactorRows items = factorization.initial(dealt.itemIds()[b], 2 * seed + 1);
      rows.add(new Travelling(false, b, users, 0, 0));
      rows.add(new Travelling(true, b, items, 0, 0));
    }
    return rows;
  }

  /** K strata, one Spark stage each; the rows come home after the last. */
  private List<Travelling> epoch(DealtRatings dealt, List<Travelling> rows, float mean, float eta) {
    JavaSparkContext spark = dealt.spark();
    JavaRDD<Travelling> state =
        spark.parallelize(
            IntStream.range(0, blocks)
                .boxed()
                .flatMap(w -> rows.stream().filter(r -> r.block() == w).map(Travelling::rested))
                .toList(),
            blocks);
    for (int s = 0; s < blocks; s++) {
      JavaRDD<Travelling> there = s == 0 ? state : moved(state, s);
      BiasedFactorization loss = factorization;
      state =
          dealt
              .blocks()
              .zipPartitions(there, (mine, visiting) -> stratum(loss, mine, visiting, mean, eta));
    }
    return state.collect();
  }

  /**
   * Sends users' rows to their own worker and items' rows to the one that meets them in stratum s.
   */
  private JavaRDD<Travelling> moved(JavaRDD<Travelling> state, int s) {
    int workers = blocks;
    JavaPairRDD<Integer, Travelling> addressed =
        state.mapToPair(
            rows ->
                new Tuple2<>(
                    rows.items() ? Math.floorMod(rows.block() - s, workers) : rows.block(), rows));
    return addressed.partitionBy(new HashPartitioner(workers)).values();
  }

  /** Worker and visiting block meet: a pure function, since Spark may call it again. */
  static Iterator<Travelling> stratum(
      BiasedFactorization loss,
      Iterator<UserBlock> kept,
      Iterator<Travelling> visiting,
      float mean,
      float eta) {
    long start = System.nanoTime();
    UserBlock mine = kept.next();
    Travelling one = visiting.next();
    Travelling other = visiting.next();
    Travelling users = one.items() ? other : one;
    Travelling items = one.items() ? one : other;
    // What came stays as it was: a second attempt may be handed the same objects.
    FactorRows userRows = users.rows().copy();
    FactorRows itemRows = items.rows().copy();
    double squares = loss.pass(mine.byItems().get(items.block()), userRows, itemRows, mean, eta);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return List.of(
            new Travelling(
                false,
                users.block(),
                userRows,
                users.squares() + squares,
                users.seconds() + seconds),
            new Travelling(true, items.block(), itemRows, 0, 0))
        .iterator();
  }

  private FactorModel model(List<Travelling> rows, float mean, double low, double high) {
    return new FactorModel(mean, merged(rows, false), merged(rows, true), low, high);
  }

  private FactorRows merged(List<Travelling> rows, boolean items) {
    return FactorRows.merged(
        factorization.rank(),
        rows.stream().filter(r -> r.items() == items).map(Travelling::rows).toList());
  }

  private Map<String, Double> measured(FactorModel model) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    watched.forEach((name, measure) -> metrics.put(name, measure.applyAsDouble(model)));
    return metrics;
  }

  private Ledger.Round round(
      int epoch,
      Totals totals,
      List<Travelling> rows,
      float eta,
      double seconds,
      Map<String, Double> metrics) {
    List<Double> work = rows.stream().filter(r -> !r.items()).map(Travelling::seconds).toList();
    double mean = work.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double slowest = work.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    long all = bytes(rows.stream());
    long between = (blocks - 1) * bytes(rows.stream().filter(Travelling::items));
    double squares = rows.stream().mapToDouble(Travelling::squares).sum();
    return new Ledger.Round(
        epoch - 1,
        epoch * totals.count(),
        epoch,
        totals.count(),
        squares / totals.count() / 2,
        eta,
        0,
        Noise.unknown(),
        Pace.inStep(),
        work,
        0,
        new RoundCost(all, all, between, seconds, mean, slowest, 0, 0),
        metrics);
  }

  private static long bytes(Stream<Travelling> rows) {
    return rows.mapToLong(r -> r.rows().bytes()).sum();
  }
}
