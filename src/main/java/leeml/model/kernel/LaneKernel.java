package leeml.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** With the processor's vectors, by the JDK's vector module. One thread at a time. */
final class LaneKernel implements Kernel {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int WIDTH = 2 * LANES;

  /** Rows that go through a panel together: with two vectors each, their sums fill registers. */
  private static final int TALL = 4;

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
    float[] panels = w.values();
    int whole = out - out % WIDTH;
    for (int first = 0; first < whole; first += WIDTH) {
      int i = 0;
      for (; i + TALL <= rows; i += TALL) {
        tall(a, aAt + i * in, in, 1, in, panels, first * in, z, zAt + i * out + first, out);
      }
      for (; i < rows; i++) {
        low(a, aAt + i * in, 1, in, panels, first * in, z, zAt + i * out + first);
      }
    }
    if (whole < out) {
      narrow(a, aAt, rows, in, panels, whole, out, z, zAt);
    }
  }

  /** The last panel, which is wider than what is left of z. */
  private static void narrow(
      float[] a,
      int aAt,
      int rows,
      int in,
      float[] panels,
      int first,
      int out,
      float[] z,
      int zAt) {
    float[] sums = new float[TALL * WIDTH];
    for (int i = 0; i < rows; i += TALL) {
      int n = Math.min(TALL, rows - i);
      for (int r = 0; r < n; r++) {
        System.arraycopy(z, zAt + (i + r) * out + first, sums, r * WIDTH, out - first);
      }
      if (n == TALL) {
        tall(a, aAt + i * in, in, 1, in, panels, first * in, sums, 0, WIDTH);
      } else {
        for (int r = 0; r < n; r++) {
          low(a, aAt + (i + r) * in, 1, in, panels, first * in, sums, r * WIDTH);
        }
      }
      for (int r = 0; r < n; r++) {
        System.arraycopy(sums, r * WIDTH, z, zAt + (i + r) * out + first, out - first);
      }
    }
  }

  @Override
  public void addOuters(
      float[] a, int aAt, int rows, int in, float[] d, int dAt, int out, float[] g, int gAt) {
    float[] panel = new float[BLOCK * WIDTH];
    float[] sums = new float[TALL * WIDTH];
    for (int top = 0; top < rows; top += BLOCK) {
      int n = Math.min(BLOCK, rows - top);
      for (int first = 0; first < out; first += WIDTH) {
        int columns = Math.min(WIDTH, out - first);
        for (int i = 0; i < n; i++) {
          System.arraycopy(d, dAt + (top + i) * out + first, panel, i * WIDTH, columns);
        }
        outerPanel(a, aAt + top * in, n, in, panel, columns, g, gAt + first, out, sums);
      }
    }
  }

  private static void outerPanel(
      float[] a,
      int aAt,
      int n,
      int in,
      float[] panel,
      int columns,
      float[] g,
      int gAt,
      int out,
      float[] sums) {
    int j = 0;
    for (; columns == WIDTH && j + TALL <= in; j += TALL) {
      tall(a, aAt + j, 1, in, n, panel, 0, g, gAt + j * out, out);
    }
    for (; j < in; j++) {
      System.arraycopy(g, gAt + j * out, sums, 0, columns);
      low(a, aAt + j, in, n, panel, 0, sums, 0);
      System.arraycopy(sums, 0, g, gAt + j * out, columns);
    }
  }

  /** Four rows of z by two vectors: z[r] += Σⱼ a[aAt + r·aRow + j·aStep] · panel[j]. */
  private static void tall(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      int terms,
      float[] panel,
      int panelAt,
      float[] z,
      int zAt,
      int zRow) {
    int z1 = zAt + zRow;
    int z2 = z1 + zRow;
    int z3 = z2 + zRow;
    FloatVector s0 = FloatVector.fromArray(SPECIES, z, zAt);
    FloatVector t0 = FloatVector.fromArray(SPECIES, z, zAt + LANES);
    FloatVector s1 = FloatVector.fromArray(SPECIES, z, z1);
    FloatVector t1 = FloatVector.fromArray(SPECIES, z, z1 + LANES);
    FloatVector s2 = FloatVector.fromArray(SPECIES, z, z2);
    FloatVector t2 = FloatVector.fromArray(SPECIES, z, z2 + LANES);
    FloatVector s3 = FloatVector.fromArray(SPECIES, z, z3);
    FloatVector t3 = FloatVector.fromArray(SPECIES, z, z3 + LANES);
    for (int j = 0; j < terms; j++) {
      FloatVector u = FloatVector.fromArray(SPECIES, panel, panelAt + j * WIDTH);
      FloatVector v = FloatVector.fromArray(SPECIES, panel, panelAt + j * WIDTH + LANES);
      int at = aAt + j * aStep;
      FloatVector b = of(a[at]);
      s0 = b.fma(u, s0);
      t0 = b.fma(v, t0);
      b = of(a[at + aRow]);
      s1 = b.fma(u, s1);
      t1 = b.fma(v, t1);
      b = of(a[at + 2 * aRow]);
      s2 = b.fma(u, s2);
      t2 = b.fma(v, t2);
      b = of(a[at + 3 * aRow]);
      s3 = b.fma(u, s3);
      t3 = b.fma(v, t3);
    }
    s0.intoArray(z, zAt);
    t0.intoArray(z, zAt + LANES);
    s1.intoArray(z, z1);
    t1.intoArray(z, z1 + LANES);
    s2.intoArray(z, z2);
    t2.intoArray(z, z2 + LANES);
    s3.intoArray(z, z3);
    t3.intoArray(z, z3 + LANES);
  }

  /** One row of z by two vectors. */
  private static void low(
      float[] a, int aAt, int aStep, int terms, float[] panel, int panelAt, float[] z, int zAt) {
    FloatVector s = FloatVector.fromArray(SPECIES, z, zAt);
    FloatVector t = FloatVector.fromArray(SPECIES, z, zAt + LANES);
    for (int j = 0; j < terms; j++) {
      FloatVector b = of(a[aAt + j * aStep]);
      s = b.fma(FloatVector.fromArray(SPECIES, panel, panelAt + j * WIDTH), s);
      t = b.fma(FloatVector.fromArray(SPECIES, panel, panelAt + j * WIDTH + LANES), t);
    }
    s.intoArray(z, zAt);
    t.intoArray(z, zAt + LANES);
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
