package leeml.model.kernel;

/** In loops that any JVM runs. */
final class PlainKernel implements Kernel {

  private static final int WIDTH = 32;

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public void addProduct(float[] a, int aAt, int rows, Panels w, float[] z, int zAt) {
    int in = w.in();
    int out = w.out();
    for (int first = 0; first < out; first += WIDTH) {
      int columns = Math.min(WIDTH, out - first);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < in; j++) {
          axpy(
              a[aAt + i * in + j],
              w.values(),
              first * in + j * WIDTH,
              z,
              zAt + i * out + first,
              columns);
        }
      }
    }
  }

  @Override
  public void addOuters(
      float[] a, int aAt, int rows, int in, float[] d, int dAt, int out, float[] g, int gAt) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < in; j++) {
        axpy(a[aAt + i * in + j], d, dAt + i * out, g, gAt + j * out, out);
      }
    }
  }

  private static void axpy(float a, float[] x, int xAt, float[] y, int yAt, int length) {
    for (int k = 0; k < length; k++) {
      y[yAt + k] = Math.fma(a, x[xAt + k], y[yAt + k]);
    }
  }

  @Override
  public void sigmoid(float[] z, int at, int length) {
    for (int k = at; k < at + length; k++) {
      z[k] = Ptanh.sigmoid(z[k]);
    }
  }

  @Override
  public void tanh(float[] z, int at, int length) {
    for (int k = at; k < at + length; k++) {
      z[k] = Ptanh.tanh(z[k]);
    }
  }

  @Override
  public void softmax(float[] z, int at, int length) {
    float most = z[at];
    for (int k = at + 1; k < at + length; k++) {
      most = Math.max(most, z[k]);
    }
    float sum = 0;
    for (int k = at; k < at + length; k++) {
      z[k] = Powers.exp(z[k] - most);
      sum += z[k];
    }
    float share = 1 / sum;
    for (int k = at; k < at + length; k++) {
      z[k] *= share;
    }
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
    LstmRow.forward(gates, gatesAt, before, cell, bent, hidden, at, units, 0);
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
    LstmRow.backward(gates, gatesAt, before, cell, bent, slope, at, carried, carriedAt, units, 0);
  }
}
