package leeml.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** With the processor's vectors, by the JDK's vector module. One thread at a time. */
final class LaneKernel implements Kernel {

  private static final VectorSpecies<Float> SPECIES = Tiles.SPECIES;
  private static final int LANES = Tiles.LANES;
  private static final int WIDTH = Tiles.WIDTH;

  /** Rows of d that are packed at a time; a panel of them stays in the first cache. */
  private static final int BLOCK = 64;

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void addProduct(float[] a, int aAt, int rows, Panels w, float[] z, int zAt) {
    int in = w.in();
    int out = w.out();
    for (int first = 0; first < out; first += stride(out - first)) {
      addPanels(
          a, aAt, in, 1, rows, in, w.values(), first * in, in * WIDTH, z, zAt + first, out, first);
    }
  }

  @Override
  public void addOuters(
      float[] a, int aAt, int rows, int in, float[] d, int dAt, int out, float[] g, int gAt) {
    float[] panels = new float[2 * BLOCK * WIDTH];
    for (int top = 0; top < rows; top += BLOCK) {
      int n = Math.min(BLOCK, rows - top);
      for (int first = 0; first < out; first += stride(out - first)) {
        for (int i = 0; i < n; i++) {
          int from = dAt + (top + i) * out + first;
          copy(d, from, Math.min(WIDTH, out - first), panels, i * WIDTH);
          copy(d, from + WIDTH, Math.min(WIDTH, out - first - WIDTH), panels, (BLOCK + i) * WIDTH);
        }
        addPanels(
            a, aAt + top * in, 1, in, in, n, panels, 0, BLOCK * WIDTH, g, gAt + first, out, first);
      }
    }
  }

  private static void copy(float[] from, int fromAt, int length, float[] into, int intoAt) {
    if (length > 0) {
      System.arraycopy(from, fromAt, into, intoAt, length);
    }
  }

  /** Columns that {@link #addPanels} takes of what is left of them. */
  private static int stride(int left) {
    return Tiles.IS_BROAD && left >= 2 * WIDTH ? 2 * WIDTH : WIDTH;
  }

  /** All rows by the columns from {@code first} on: two panels, one, or what is left of one. */
  private static void addPanels(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      int rows,
      int terms,
      float[] panels,
      int panelAt,
      int next,
      float[] z,
      int zAt,
      int out,
      int first) {
    if (stride(out - first) > WIDTH) {
      Tiles.addTwo(a, aAt, aRow, aStep, rows, terms, panels, panelAt, next, z, zAt, out);
    } else if (out - first >= WIDTH) {
      Tiles.addOne(a, aAt, aRow, aStep, rows, terms, panels, panelAt, z, zAt, out);
    } else {
      addPart(a, aAt, aRow, aStep, rows, terms, panels, panelAt, z, zAt, out, out - first);
    }
  }

  /** The last panel, which is wider than what is left of z. */
  private static void addPart(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      int rows,
      int terms,
      float[] panels,
      int panelAt,
      float[] z,
      int zAt,
      int zRow,
      int columns) {
    float[] sums = new float[Math.min(rows, BLOCK) * WIDTH];
    for (int top = 0; top < rows; top += BLOCK) {
      int n = Math.min(BLOCK, rows - top);
      for (int i = 0; i < n; i++) {
        System.arraycopy(z, zAt + (top + i) * zRow, sums, i * WIDTH, columns);
      }
      Tiles.addOne(a, aAt + top * aRow, aRow, aStep, n, terms, panels, panelAt, sums, 0, WIDTH);
      for (int i = 0; i < n; i++) {
        System.arraycopy(sums, i * WIDTH, z, zAt + (top + i) * zRow, columns);
      }
    }
  }

  @Override
  public void sigmoid(float[] z, int at, int length) {
    int k = at;
    FloatVector half = of(0.5f);
    for (; k + LANES <= at + length; k += LANES) {
      half.fma(tanh(FloatVector.fromArray(SPECIES, z, k).mul(half)), half).intoArray(z, k);
    }
    for (; k < at + length; k++) {
      z[k] = Ptanh.sigmoid(z[k]);
    }
  }

  @Override
  public void tanh(float[] z, int at, int length) {
    int k = at;
    for (; k + LANES <= at + length; k += LANES) {
      tanh(FloatVector.fromArray(SPECIES, z, k)).intoArray(z, k);
    }
    for (; k < at + length; k++) {
      z[k] = Ptanh.tanh(z[k]);
    }
  }

  private static FloatVector tanh(FloatVector z) {
    FloatVector x = z.min(Ptanh.BORDER).max(-Ptanh.BORDER);
    FloatVector s = x.mul(x);
    // Written out: the compiler keeps vectors in registers only where it sees all of the chain.
    FloatVector p = of(Ptanh.P0).fma(s, of(Ptanh.P1)).fma(s, of(Ptanh.P2)).fma(s, of(Ptanh.P3));
    p = p.fma(s, of(Ptanh.P4)).fma(s, of(Ptanh.P5)).fma(s, of(Ptanh.P6));
    FloatVector q = of(Ptanh.Q0).fma(s, of(Ptanh.Q1)).fma(s, of(Ptanh.Q2)).fma(s, of(Ptanh.Q3));
    return x.mul(p).div(q);
  }

  @Override
  public void softmax(float[] z, int at, int length) {
    int end = at + length;
    int whole = end - length % LANES;
    float most = most(z, at, whole, end);
    FloatVector shift = of(most);
    for (int k = at; k < whole; k += LANES) {
      exp(FloatVector.fromArray(SPECIES, z, k).sub(shift)).intoArray(z, k);
    }
    for (int k = whole; k < end; k++) {
      z[k] = Powers.exp(z[k] - most);
    }
    float sum = 0;
    for (int k = at; k < end; k++) {
      sum += z[k];
    }
    float share = 1 / sum;
    for (int k = at; k < end; k++) {
      z[k] *= share;
    }
  }

  private static float most(float[] z, int at, int whole, int end) {
    FloatVector most = of(z[at]);
    for (int k = at; k < whole; k += LANES) {
      most = most.max(FloatVector.fromArray(SPECIES, z, k));
    }
    float found = most.reduceLanes(VectorOperators.MAX);
    for (int k = whole; k < end; k++) {
      found = Math.max(found, z[k]);
    }
    return found;
  }

  private static FloatVector exp(FloatVector number) {
    FloatVector x = number.max(Powers.LEAST);
    FloatVector shifted = x.fma(of(Powers.PER_LN2), of(Powers.ROUND));
    FloatVector n = shifted.sub(of(Powers.ROUND));
    FloatVector r = n.fma(of(-Powers.LN2_LOW), n.fma(of(-Powers.LN2_HIGH), x));
    FloatVector p = of(Powers.C6).fma(r, of(Powers.C5)).fma(r, of(Powers.C4));
    p = p.fma(r, of(Powers.C3)).fma(r, of(Powers.C2)).fma(r, of(Powers.C1));
    FloatVector scale =
        shifted
            .reinterpretAsInts()
            .lanewise(VectorOperators.LSHL, Powers.MANTISSA)
            .reinterpretAsFloats();
    return p.fma(r.mul(r), r.add(of(1))).mul(scale);
  }

  private static FloatVector of(float number) {
    return FloatVector.broadcast(SPECIES, number);
  }

  @Override
  public void lstm(
      float[] gates,
      int gatesAt,
      int before,
      float[] cell,
      float[] bent,
      float[] hidden,
      int at,
      int units) {
    int k = 0;
    for (; k + LANES <= units; k += LANES) {
      FloatVector a = FloatVector.fromArray(SPECIES, gates, gatesAt + k);
      FloatVector f = FloatVector.fromArray(SPECIES, gates, gatesAt + units + k);
      FloatVector o = FloatVector.fromArray(SPECIES, gates, gatesAt + 2 * units + k);
      FloatVector i = FloatVector.fromArray(SPECIES, gates, gatesAt + 3 * units + k);
      FloatVector c = i.fma(a, f.mul(kept(cell, before, k)));
      FloatVector t = tanh(c);
      c.intoArray(cell, at + k);
      t.intoArray(bent, at + k);
      o.mul(t).intoArray(hidden, at + k);
    }
    LstmRow.forward(gates, gatesAt, before, cell, bent, hidden, at, units, k);
  }

  @Override
  public void lstmBack(
      float[] gates,
      int gatesAt,
      int before,
      float[] cell,
      float[] bent,
      float[] slope,
      int at,
      float[] carried,
      int carriedAt,
      int units) {
    FloatVector one = of(1);
    int k = 0;
    for (; k + LANES <= units; k += LANES) {
      FloatVector a = FloatVector.fromArray(SPECIES, gates, gatesAt + k);
      FloatVector f = FloatVector.fromArray(SPECIES, gates, gatesAt + units + k);
      FloatVector o = FloatVector.fromArray(SPECIES, gates, gatesAt + 2 * units + k);
      FloatVector i = FloatVector.fromArray(SPECIES, gates, gatesAt + 3 * units + k);
      FloatVector t = FloatVector.fromArray(SPECIES, bent, at + k);
      FloatVector dh = FloatVector.fromArray(SPECIES, slope, at + k);
      FloatVector dc =
          dh.mul(o)
              .fma(t.neg().fma(t, one), FloatVector.fromArray(SPECIES, carried, carriedAt + k));
      dc.mul(i).mul(a.neg().fma(a, one)).intoArray(gates, gatesAt + k);
      dc.mul(kept(cell, before, k)).mul(f.mul(one.sub(f))).intoArray(gates, gatesAt + units + k);
      dh.mul(t).mul(o.mul(one.sub(o))).intoArray(gates, gatesAt + 2 * units + k);
      dc.mul(a).mul(i.mul(one.sub(i))).intoArray(gates, gatesAt + 3 * units + k);
      dc.mul(f).intoArray(carried, carriedAt + k);
    }
    LstmRow.backward(gates, gatesAt, before, cell, bent, slope, at, carried, carriedAt, units, k);
  }

  private static FloatVector kept(float[] cell, int before, int k) {
    return before < 0
        ? FloatVector.zero(SPECIES)
        : FloatVector.fromArray(SPECIES, cell, before + k);
  }
}
