package leeml.model.kernel;

/** An LSTM's step for one row, number by number: what {@link Kernel#lstm} says. */
final class LstmRow {

  private LstmRow() {}

  /** From the unit {@code from} on. */
  static void forward(
      float[] gates,
      int gatesAt,
      int before,
      float[] cell,
      float[] bent,
      float[] hidden,
      int at,
      int units,
      int from) {
    for (int k = from; k < units; k++) {
      float a = gates[gatesAt + k];
      float f = gates[gatesAt + units + k];
      float o = gates[gatesAt + 2 * units + k];
      float i = gates[gatesAt + 3 * units + k];
      float kept = before < 0 ? 0 : cell[before + k];
      float c = Math.fma(i, a, f * kept);
      float t = Ptanh.tanh(c);
      cell[at + k] = c;
      bent[at + k] = t;
      hidden[at + k] = o * t;
    }
  }

  /** From the unit {@code from} on. */
  static void backward(
      float[] gates,
      int gatesAt,
      int before,
      float[] cell,
      float[] bent,
      float[] slope,
      int at,
      float[] carried,
      int carriedAt,
      int units,
      int from) {
    for (int k = from; k < units; k++) {
      float a = gates[gatesAt + k];
      float f = gates[gatesAt + units + k];
      float o = gates[gatesAt + 2 * units + k];
      float i = gates[gatesAt + 3 * units + k];
      float t = bent[at + k];
      float dh = slope[at + k];
      float kept = before < 0 ? 0 : cell[before + k];
      float dc = Math.fma(dh * o, Math.fma(-t, t, 1f), carried[carriedAt + k]);
      gates[gatesAt + k] = dc * i * Math.fma(-a, a, 1f);
      gates[gatesAt + units + k] = dc * kept * (f * (1 - f));
      gates[gatesAt + 2 * units + k] = dh * t * (o * (1 - o));
      gates[gatesAt + 3 * units + k] = dc * a * (i * (1 - i));
      carried[carriedAt + k] = dc * f;
    }
  }
}
