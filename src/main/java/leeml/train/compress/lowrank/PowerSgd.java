package leeml.train.compress.lowrank;

import java.util.Arrays;
import java.util.Random;
import leeml.optim.Require;
import leeml.train.compress.Compressor;
import leeml.train.compress.ErrorFeedback;
import leeml.train.compress.LittleEndian;

/**
 * PowerSGD: a matrix as a product of two thin ones, by one step of power iteration a round.
 *
 * <p>M is p = m + e as a matrix (m × n), filled up with zeros: m = ⌈√d⌉ rows, n = ⌈d/m⌉ columns. Q
 * (n × r) is what the last round left, at first Gaussian from the seed.
 *
 * <ol>
 *   <li>P ← M·Q; P̂ ← P with orthonormal columns (Gram–Schmidt).
 *   <li>Q ← Mᵀ·P̂; D(c) = P̂·Qᵀ, the projection of M on the columns of P̂.
 *   <li>e ← p − D(c). The next round starts from the columns of Q (warm start).
 * </ol>
 *
 * <p>Deviations from the paper. One matrix for all of θ, not one a layer, so the low rank of a
 * layer's gradient is there only where rows fall on rows. Every worker sends its own P̂ and Q,
 * where the paper averages P and then Q in two all-reduces: the sum at the receiver then has a rank
 * up to r times the workers, and one message a round is enough. Columns of Q are scaled to length 1
 * for the next start, which changes P̂ by rounding alone and keeps P in range; a column that is 0
 * keeps its old start instead, since from 0 it could never leave.
 *
 * <p>Bytes: 4r(m + n), about 8r·√d, with r no more than n. Layout: P̂, then Q, each column by
 * column as floats, little-endian. If M has rank r or less it arrives whole. A NaN or ±∞ in p makes
 * the columns 0 or NaN, and e never recovers.
 *
 * <p>State: e; Q's start, shape (n·r). Source: Vogels et al., PowerSGD: practical low-rank gradient
 * compression for distributed optimization, NeurIPS 2019, Algorithm 1, and error feedback as in
 * Algorithm 2.
 *
 * @param rank r, at least 1
 */
public record PowerSgd(int rank) implements Compressor {

  /** Checks the rank. */
  public PowerSgd {
    Require.atLeast("rank", rank, 1);
  }

  /** Sends matrices of this rank. */
  public static PowerSgd of(int rank) {
    return new PowerSgd(rank);
  }

  @Override
  public String name() {
    return "powersgd:rank=" + rank;
  }

  @Override
  public State init(int size, long seed) {
    Grid grid = Grid.of((int) Require.atLeast("size", size, 1));
    float[] start = new float[grid.columns() * rank(grid)];
    Random random = new Random(seed);
    for (int i = 0; i < start.length; i++) {
      start[i] = (float) random.nextGaussian();
    }
    return new PowerIteration(grid, start);
  }

  @Override
  public void decompress(byte[] bytes, float[] into) {
    Grid grid = Grid.of(into.length);
    float[] p = new float[grid.rows() * rank(grid)];
    float[] q = new float[grid.columns() * rank(grid)];
    LittleEndian.wrap(bytes, length(p, q)).asFloatBuffer().get(p).get(q);
    Arrays.fill(into, 0);
    grid.addProduct(1, p, q, into);
  }

  private int rank(Grid grid) {
    return Math.min(rank, grid.columns());
  }

  private static long length(float[] p, float[] q) {
    return Float.BYTES * ((long) p.length + q.length);
  }

  private static final class PowerIteration extends ErrorFeedback {

    private final Grid grid;
    private final float[] start;
    private final float[] p;

    PowerIteration(Grid grid, float[] start) {
      super("powersgd", grid.size(), start);
      this.grid = grid;
      this.start = start;
      this.p = new float[start.length / grid.columns() * grid.rows()];
    }

    @Override
    protected byte[] take(float[] pending) {
      float[] q = new float[start.length];
      grid.times(pending, start, p);
      GramSchmidt.orthonormalise(p, grid.rows());
      grid.addTransposedTimes(pending, p, q);
      grid.addProduct(-1, p, q, pending);
      startNextFrom(q);
      byte[] bytes = LittleEndian.allocate(length(p, q));
      LittleEndian.wrap(bytes).asFloatBuffer().put(p).put(q);
      return bytes;
    }

    private void startNextFrom(float[] q) {
      int rows = grid.columns();
      for (int column = 0; column < q.length; column += rows) {
        double norm = GramSchmidt.norm(q, column, rows);
        if (norm > 0 && norm < Double.POSITIVE_INFINITY) {
          for (int i = column; i < column + rows; i++) {
            start[i] = (float) (q[i] / norm);
          }
        }
      }
    }
  }
}
