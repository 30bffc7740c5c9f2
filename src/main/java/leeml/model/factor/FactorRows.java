package leeml.model.factor;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rows of one of the two factors: a vector of r numbers and a bias for each user, or for each item.
 *
 * <p>A row is found by its id, or by its place among the ascending ids. The arrays are the object's
 * own and are written to by {@link BiasedFactorization#pass}; {@link #copy} is for who wants to
 * keep what was.
 */
public final class FactorRows implements Serializable {

  private final int[] ids;
  private final int rank;
  final float[] vectors;
  final float[] biases;

  /**
   * Rows with given numbers.
   *
   * @param ids ascending, none twice; kept, not copied
   * @param rank r, at least 1
   * @param vectors shape (ids, r); kept, not copied
   * @param biases shape (ids); kept, not copied
   * @throws IllegalArgumentException if the shapes do not fit or the ids do not ascend
   */
  public FactorRows(int[] ids, int rank, float[] vectors, float[] biases) {
    if (rank < 1 || vectors.length != ids.length * rank || biases.length != ids.length) {
      throw new IllegalArgumentException(
          "%d ids of rank %d with %d numbers and %d biases, expected rank at least 1, %d and %d"
              .formatted(
                  ids.length, rank, vectors.length, biases.length, ids.length * rank, ids.length));
    }
    for (int i = 1; i < ids.length; i++) {
      if (ids[i] <= ids[i - 1]) {
        throw new IllegalArgumentException("id " + ids[i] + " follows " + ids[i - 1]);
      }
    }
    this.ids = ids;
    this.rank = rank;
    this.vectors = vectors;
    this.biases = biases;
  }

  /**
   * The start of a descent: vectors from N(0, spread²), biases 0. A row depends on the seed and its
   * own id, not on the rows beside it, so that it starts alike in whatever block it lies.
   */
  public static FactorRows initial(int[] ids, int rank, double spread, long seed) {
    float[] vectors = new float[ids.length * rank];
    for (int i = 0; i < ids.length; i++) {
      SplittableRandom random = new SplittableRandom(seed * 0xD1342543DE82EF95L + ids[i]);
      for (int k = 0; k < rank; k++) {
        vectors[i * rank + k] = (float) (spread * random.nextGaussian());
      }
    }
    return new FactorRows(ids, rank, vectors, new float[ids.length]);
  }

  /** All rows of several blocks, which share no id. */
  public static FactorRows merged(int rank, List<FactorRows> blocks) {
    int[] ids = blocks.stream().flatMapToInt(block -> Arrays.stream(block.ids)).sorted().toArray();
    FactorRows all = new FactorRows(ids, rank, new float[ids.length * rank], new float[ids.length]);
    for (FactorRows block : blocks) {
      for (int i = 0; i < block.ids.length; i++) {
        int place = all.place(block.ids[i]);
        System.arraycopy(block.vectors, i * rank, all.vectors, place * rank, rank);
        all.biases[place] = block.biases[i];
      }
    }
    return all;
  }

  /** How many rows. */
  public int size() {
    return ids.length;
  }

  /** r. */
  public int rank() {
    return rank;
  }

  /** The place of an id, or a negative number when it is not there. */
  public int place(int id) {
    return Arrays.binarySearch(ids, id);
  }

  /** The id at a place. */
  public int id(int place) {
    return ids[place];
  }

  /** The bias at a place. */
  public float bias(int place) {
    return biases[place];
  }

  /** The vector at a place, a new array of r numbers. */
  public float[] vector(int place) {
    return Arrays.copyOfRange(vectors, place * rank, (place + 1) * rank);
  }

  /** The same numbers in arrays of their own; the ids are shared. */
  public FactorRows copy() {
    return new FactorRows(ids, rank, vectors.clone(), biases.clone());
  }

  /** What it takes to send these rows: 4 bytes a number, ids included. */
  public long bytes() {
    return 4L * (vectors.length + biases.length + ids.length);
  }
}
