package leeml.dl4j.tensor;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;

/**
 * Examples for a network: a tensor for each of its inputs and outputs, and masks where sequences
 * end early.
 *
 * @param inputs what goes in, in the order of the network's inputs; at least one
 * @param targets what should come out, in the order of its outputs; at least one
 * @param inputMasks one for each input, or none at all; 1 where a step counts, 0 where it is
 *     filling
 * @param targetMasks one for each target, or none at all
 */
public record TensorSet(
    List<Tensor> inputs, List<Tensor> targets, List<Tensor> inputMasks, List<Tensor> targetMasks)
    implements Serializable {

  /** Checks that all hold the same number of examples. */
  public TensorSet {
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
    inputMasks = List.copyOf(inputMasks);
    targetMasks = List.copyOf(targetMasks);
    if (inputs.isEmpty() || targets.isEmpty()) {
      throw new IllegalArgumentException("a network needs an input and a target");
    }
    requireOneEach("inputs", inputs, inputMasks);
    requireOneEach("targets", targets, targetMasks);
    List<Integer> counts =
        Stream.of(inputs, targets, inputMasks, targetMasks)
            .flatMap(List::stream)
            .map(Tensor::count)
            .distinct()
            .toList();
    if (counts.size() != 1) {
      throw new IllegalArgumentException("tensors differ in their number of examples: " + counts);
    }
  }

  private static void requireOneEach(String what, List<Tensor> tensors, List<Tensor> masks) {
    if (!masks.isEmpty() && masks.size() != tensors.size()) {
      throw new IllegalArgumentException(
          "%d masks for %d %s, expected one each or none"
              .formatted(masks.size(), tensors.size(), what));
    }
  }

  /** Examples of one input and one target. */
  public static TensorSet of(Tensor input, Tensor target) {
    return new TensorSet(List.of(input), List.of(target), List.of(), List.of());
  }

  /** The same with masks on its one input and its one target. */
  public TensorSet masked(Tensor inputMask, Tensor targetMask) {
    return new TensorSet(inputs, targets, List.of(inputMask), List.of(targetMask));
  }

  /** The number n of examples. */
  public int size() {
    return inputs.get(0).count();
  }

  /** All of them as one batch, in order. */
  public TensorBatch all() {
    return new TensorBatch(this, IntStream.range(0, size()).toArray(), 0, size());
  }

  /** These examples, in this order, copied. */
  public TensorSet select(int... examples) {
    return new TensorSet(
        select(inputs, examples),
        select(targets, examples),
        select(inputMasks, examples),
        select(targetMasks, examples));
  }

  private static List<Tensor> select(List<Tensor> tensors, int[] examples) {
    return tensors.stream().map(tensor -> tensor.select(examples)).toList();
  }

  /** The whole set as one shard. */
  public Shard<TensorBatch> shard() {
    return new TensorShard(this);
  }

  /**
   * Deals the examples out to workers at random, as evenly as they go.
   *
   * @param workers how many shards, at least 1
   * @param seed of the order
   */
  public Shards<TensorBatch> dealt(int workers, long seed) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers = " + workers + ", expected at least 1");
    }
    int[] order = IntStream.range(0, size()).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int example = order[i];
      order[i] = order[j];
      order[j] = example;
    }
    List<Shard<TensorBatch>> shards = new ArrayList<>();
    for (int w = 0; w < workers; w++) {
      int first = w;
      int[] own =
          IntStream.iterate(first, at -> at < order.length, at -> at + workers)
              .map(at -> order[at])
              .toArray();
      shards.add(select(own).shard());
    }
    return Shards.of(shards);
  }
}
