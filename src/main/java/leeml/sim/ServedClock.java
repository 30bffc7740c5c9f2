package leeml.sim;

import java.util.Arrays;
import leeml.train.server.ServedSnapshot;

/**
 * The virtual time of a server and its workers as numbers of a snapshot: now, when the link up, the
 * adding and the link down are free, and for each worker 1 if what it sent is under way.
 *
 * @param now virtual seconds
 * @param up when the server's link is free of what workers sent
 * @param adding when the server is
 * @param down when its link is free of its answers
 * @param sent whether a worker's vector is under way, by worker
 */
record ServedClock(double now, double up, double adding, double down, boolean[] sent) {

  private static final int TIMES = 4;

  /** The clock of a run that begins. */
  static ServedClock atZero(int workers) {
    return new ServedClock(0, 0, 0, 0, new boolean[workers]);
  }

  /** Whether a snapshot is of a run under such a clock. */
  static boolean isIn(ServedSnapshot snapshot) {
    return !snapshot.workers().isEmpty()
        && snapshot.clock().length == TIMES + snapshot.workers().size();
  }

  /** The clock of a snapshot that has one. */
  static ServedClock of(ServedSnapshot snapshot) {
    double[] numbers = snapshot.clock();
    boolean[] sent = new boolean[numbers.length - TIMES];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = numbers[TIMES + i] > 0;
    }
    return new ServedClock(numbers[0], numbers[1], numbers[2], numbers[3], sent);
  }

  double[] numbers() {
    double[] numbers = Arrays.copyOf(new double[] {now, up, adding, down}, TIMES + sent.length);
    for (int i = 0; i < sent.length; i++) {
      numbers[TIMES + i] = sent[i] ? 1 : 0;
    }
    return numbers;
  }
}
