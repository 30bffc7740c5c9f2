package leeml.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Small pieces of a product, whose sums stay in registers: z[r] += Σⱼ a[aAt + r·aRow + j·aStep] ·
 * panel[j], for a few rows r and one panel of two vectors, or two. Written out, without methods in
 * between: the compiler keeps vectors in registers only where it sees all of the loop.
 */
final class Tiles {

  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int LANES = SPECIES.length();

  /** The columns of a panel. */
  static final int WIDTH = 2 * LANES;

  /** Whether there are registers for {@link #addTwo}: AVX-512 has thirty-two. */
  static final boolean IS_BROAD = LANES >= 16;

  private static final int TALL = 4;
  private static final int BROAD = 6;

  private Tiles() {}

  /** All rows by one panel. */
  static void addOne(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      int rows,
      int terms,
      float[] panel,
      int panelAt,
      float[] z,
      int zAt,
      int zRow) {
    int i = 0;
    for (; i + TALL <= rows; i += TALL) {
      tall(a, aAt + i * aRow, aRow, aStep, terms, panel, panelAt, z, zAt + i * zRow, zRow);
    }
    for (; i < rows; i++) {
      low(a, aAt + i * aRow, aStep, terms, panel, panelAt, z, zAt + i * zRow);
    }
  }

  /** All rows by two panels, the second {@code next} numbers behind the first. */
  static void addTwo(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      int rows,
      int terms,
      float[] panel,
      int panelAt,
      int next,
      float[] z,
      int zAt,
      int zRow) {
    int i = 0;
    for (; i + BROAD <= rows; i += BROAD) {
      broad(a, aAt + i * aRow, aRow, aStep, terms, panel, panelAt, next, z, zAt + i * zRow, zRow);
    }
    for (; i < rows; i++) {
      flat(a, aAt + i * aRow, aStep, terms, panel, panelAt, next, z, zAt + i * zRow);
    }
  }

  private static void broad(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      int terms,
      float[] panel,
      int panelAt,
      int next,
      float[] z,
      int zAt,
      int zRow) {
    int z1 = zAt + zRow;
    int z2 = z1 + zRow;
    int z3 = z2 + zRow;
    int z4 = z3 + zRow;
    int z5 = z4 + zRow;
    FloatVector s0 = FloatVector.fromArray(SPECIES, z, zAt);
    FloatVector t0 = FloatVector.fromArray(SPECIES, z, zAt + LANES);
    FloatVector u0 = FloatVector.fromArray(SPECIES, z, zAt + 2 * LANES);
    FloatVector v0 = FloatVector.fromArray(SPECIES, z, zAt + 3 * LANES);
    FloatVector s1 = FloatVector.fromArray(SPECIES, z, z1);
    FloatVector t1 = FloatVector.fromArray(SPECIES, z, z1 + LANES);
    FloatVector u1 = FloatVector.fromArray(SPECIES, z, z1 + 2 * LANES);
    FloatVector v1 = FloatVector.fromArray(SPECIES, z, z1 + 3 * LANES);
    FloatVector s2 = FloatVector.fromArray(SPECIES, z, z2);
    FloatVector t2 = FloatVector.fromArray(SPECIES, z, z2 + LANES);
    FloatVector u2 = FloatVector.fromArray(SPECIES, z, z2 + 2 * LANES);
    FloatVector v2 = FloatVector.fromArray(SPECIES, z, z2 + 3 * LANES);
    FloatVector s3 = FloatVector.fromArray(SPECIES, z, z3);
    FloatVector t3 = FloatVector.fromArray(SPECIES, z, z3 + LANES);
    FloatVector u3 = FloatVector.fromArray(SPECIES, z, z3 + 2 * LANES);
    FloatVector v3 = FloatVector.fromArray(SPECIES, z, z3 + 3 * LANES);
    FloatVector s4 = FloatVector.fromArray(SPECIES, z, z4);
    FloatVector t4 = FloatVector.fromArray(SPECIES, z, z4 + LANES);
    FloatVector u4 = FloatVector.fromArray(SPECIES, z, z4 + 2 * LANES);
    FloatVector v4 = FloatVector.fromArray(SPECIES, z, z4 + 3 * LANES);
    FloatVector s5 = FloatVector.fromArray(SPECIES, z, z5);
    FloatVector t5 = FloatVector.fromArray(SPECIES, z, z5 + LANES);
    FloatVector u5 = FloatVector.fromArray(SPECIES, z, z5 + 2 * LANES);
    FloatVector v5 = FloatVector.fromArray(SPECIES, z, z5 + 3 * LANES);
    for (int j = 0; j < terms; j++) {
      int at = panelAt + j * WIDTH;
      FloatVector p = FloatVector.fromArray(SPECIES, panel, at);
      FloatVector q = FloatVector.fromArray(SPECIES, panel, at + LANES);
      FloatVector x = FloatVector.fromArray(SPECIES, panel, at + next);
      FloatVector y = FloatVector.fromArray(SPECIES, panel, at + next + LANES);
      at = aAt + j * aStep;
      FloatVector b = FloatVector.broadcast(SPECIES, a[at]);
      s0 = b.fma(p, s0);
      t0 = b.fma(q, t0);
      u0 = b.fma(x, u0);
      v0 = b.fma(y, v0);
      b = FloatVector.broadcast(SPECIES, a[at + aRow]);
      s1 = b.fma(p, s1);
      t1 = b.fma(q, t1);
      u1 = b.fma(x, u1);
      v1 = b.fma(y, v1);
      b = FloatVector.broadcast(SPECIES, a[at + 2 * aRow]);
      s2 = b.fma(p, s2);
      t2 = b.fma(q, t2);
      u2 = b.fma(x, u2);
      v2 = b.fma(y, v2);
      b = FloatVector.broadcast(SPECIES, a[at + 3 * aRow]);
      s3 = b.fma(p, s3);
      t3 = b.fma(q, t3);
      u3 = b.fma(x, u3);
      v3 = b.fma(y, v3);
      b = FloatVector.broadcast(SPECIES, a[at + 4 * aRow]);
      s4 = b.fma(p, s4);
      t4 = b.fma(q, t4);
      u4 = b.fma(x, u4);
      v4 = b.fma(y, v4);
      b = FloatVector.broadcast(SPECIES, a[at + 5 * aRow]);
      s5 = b.fma(p, s5);
      t5 = b.fma(q, t5);
      u5 = b.fma(x, u5);
      v5 = b.fma(y, v5);
    }
    s0.intoArray(z, zAt);
    t0.intoArray(z, zAt + LANES);
    u0.intoArray(z, zAt + 2 * LANES);
    v0.intoArray(z, zAt + 3 * LANES);
    s1.intoArray(z, z1);
    t1.intoArray(z, z1 + LANES);
    u1.intoArray(z, z1 + 2 * LANES);
    v1.intoArray(z, z1 + 3 * LANES);
    s2.intoArray(z, z2);
    t2.intoArray(z, z2 + LANES);
    u2.intoArray(z, z2 + 2 * LANES);
    v2.intoArray(z, z2 + 3 * LANES);
    s3.intoArray(z, z3);
    t3.intoArray(z, z3 + LANES);
    u3.intoArray(z, z3 + 2 * LANES);
    v3.intoArray(z, z3 + 3 * LANES);
    s4.intoArray(z, z4);
    t4.intoArray(z, z4 + LANES);
    u4.intoArray(z, z4 + 2 * LANES);
    v4.intoArray(z, z4 + 3 * LANES);
    s5.intoArray(z, z5);
    t5.intoArray(z, z5 + LANES);
    u5.intoArray(z, z5 + 2 * LANES);
    v5.intoArray(z, z5 + 3 * LANES);
  }

  private static void flat(
      float[] a,
      int aAt,
      int aStep,
      int terms,
      float[] panel,
      int panelAt,
      int next,
      float[] z,
      int zAt) {
    FloatVector s = FloatVector.fromArray(SPECIES, z, zAt);
    FloatVector t = FloatVector.fromArray(SPECIES, z, zAt + LANES);
    FloatVector u = FloatVector.fromArray(SPECIES, z, zAt + 2 * LANES);
    FloatVector v = FloatVector.fromArray(SPECIES, z, zAt + 3 * LANES);
    for (int j = 0; j < terms; j++) {
      FloatVector b = FloatVector.broadcast(SPECIES, a[aAt + j * aStep]);
      int at = panelAt + j * WIDTH;
      s = b.fma(FloatVector.fromArray(SPECIES, panel, at), s);
      t = b.fma(FloatVector.fromArray(SPECIES, panel, at + LANES), t);
      u = b.fma(FloatVector.fromArray(SPECIES, panel, at + next), u);
      v = b.fma(FloatVector.fromArray(SPECIES, panel, at + next + LANES), v);
    }
    s.intoArray(z, zAt);
    t.intoArray(z, zAt + LANES);
    u.intoArray(z, zAt + 2 * LANES);
    v.intoArray(z, zAt + 3 * LANES);
  }

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
      FloatVector b = FloatVector.broadcast(SPECIES, a[at]);
      s0 = b.fma(u, s0);
      t0 = b.fma(v, t0);
      b = FloatVector.broadcast(SPECIES, a[at + aRow]);
      s1 = b.fma(u, s1);
      t1 = b.fma(v, t1);
      b = FloatVector.broadcast(SPECIES, a[at + 2 * aRow]);
      s2 = b.fma(u, s2);
      t2 = b.fma(v, t2);
      b = FloatVector.broadcast(SPECIES, a[at + 3 * aRow]);
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

  private static void low(
      float[] a, int aAt, int aStep, int terms, float[] panel, int panelAt, float[] z, int zAt) {
    FloatVector s = FloatVector.fromArray(SPECIES, z, zAt);
    FloatVector t = FloatVector.fromArray(SPECIES, z, zAt + LANES);
    for (int j = 0; j < terms; j++) {
      FloatVector b = FloatVector.broadcast(SPECIES, a[aAt + j * aStep]);
      s = b.fma(FloatVector.fromArray(SPECIES, panel, panelAt + j * WIDTH), s);
      t = b.fma(FloatVector.fromArray(SPECIES, panel, panelAt + j * WIDTH + LANES), t);
    }
    s.intoArray(z, zAt);
    t.intoArray(z, zAt + LANES);
  }
}
