package leeml.spark.factor;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import leeml.model.factor.Rating;
import scala.Tuple2;

/**
 * Ratings on their way to the worker that holds their users: three arrays in place of an object a
 * rating.
 *
 * @param source the partition that they come from; a block's parts are put together in this order,
 *     whatever order they arrive in
 */
record RatingColumns(int source, int[] users, int[] items, float[] values) implements Serializable {

  /** Which of K blocks an id belongs to; ids that follow each other go apart. */
  static int block(int id, int blocks) {
    int mixed = id * 0x9E3779B9;
    return Math.floorMod(mixed ^ (mixed >>> 16), blocks);
  }

  /** The ratings of one partition, dealt out by blocks of users: (block, columns). */
  static Iterator<Tuple2<Integer, RatingColumns>> dealt(
      int source, Iterator<Rating> ratings, int blocks) {
    Growing[] growing = new Growing[blocks];
    Arrays.setAll(growing, b -> new Growing());
    while (ratings.hasNext()) {
      Rating rating = ratings.next();
      growing[block(rating.user(), blocks)].add(rating);
    }
    return IntStream.range(0, blocks)
        .mapToObj(b -> new Tuple2<>(b, growing[b].columns(source)))
        .iterator();
  }

  /** The parts of one block as one, in the order of their sources. */
  static RatingColumns merged(Iterator<Tuple2<Integer, RatingColumns>> parts) {
    List<RatingColumns> all = new ArrayList<>();
    parts.forEachRemaining(part -> all.add(part._2()));
    all.sort((a, b) -> Integer.compare(a.source, b.source));
    int size = all.stream().mapToInt(part -> part.users.length).sum();
    RatingColumns merged = new RatingColumns(-1, new int[size], new int[size], new float[size]);
    int at = 0;
    for (RatingColumns part : all) {
      int length = part.users.length;
      System.arraycopy(part.users, 0, merged.users, at, length);
      System.arraycopy(part.items, 0, merged.items, at, length);
      System.arraycopy(part.values, 0, merged.values, at, length);
      at += length;
    }
    return merged;
  }

  /** Σ of the values. */
  double sum() {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /** Ids ascending, none twice. */
  static int[] distinct(int[] ids) {
    int[] sorted = ids.clone();
    Arrays.parallelSort(sorted);
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  private static final class Growing {
    private int[] users = new int[64];
    private int[] items = new int[64];
    private float[] values = new float[64];
    private int size;

    void add(Rating rating) {
      if (size == users.length) {
        users = Arrays.copyOf(users, 2 * size);
        items = Arrays.copyOf(items, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      users[size] = rating.user();
      items[size] = rating.item();
      values[size++] = rating.value();
    }

    RatingColumns columns(int source) {
      return new RatingColumns(
          source,
          Arrays.copyOf(users, size),
          Arrays.copyOf(items, size),
          Arrays.copyOf(values, size));
    }
  }
}
