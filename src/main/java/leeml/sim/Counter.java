package leeml.sim;

/** Something that serves one at a time, in the order asked: a link, a processor. */
final class Counter {

  private double freeAt;

  Counter(double freeAt) {
    this.freeAt = freeAt;
  }

  /** When the last piece is done. */
  double freeAt() {
    return freeAt;
  }

  /** When a piece is done that comes at {@code at} and takes {@code seconds}. */
  double after(double at, double seconds) {
    freeAt = Math.max(at, freeAt) + seconds;
    return freeAt;
  }
}
