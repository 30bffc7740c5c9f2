package ch02_linear_regression.air;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Windows of consecutive hours as rows: what was measured in the last hours, and the PM2.5 of the
 * next.
 *
 * <p>Features, k being the number of {@link Hour#COLUMNS}: k values of each hour of the window,
 * oldest first; the clock as sines and cosines of one and two turns a day; products of the last
 * hour's PM2.5 with the other values, with the clock, and with itself and the hour before; wind by
 * direction, alone and times PM2.5. Products keep the model linear in its weights and let the wind
 * carry away a share of what is there, not an amount.
 *
 * <p>How hours meet: they are sent to blocks of {@value #BLOCK} hours, and the last hours of a
 * block also to the next one (a halo), so that each block forms its windows on its own.
 */
public final class Windows {

  private static final int BLOCK = 720;

  /**
   * One window.
   *
   * @param hour the hour to be forecast
   * @param row features, and the hour's PM2.5 last
   * @param last PM2.5 of the hour before, µg/m³
   */
  public record Window(Hour hour, double[] row, double last) implements Serializable {

    /** PM2.5 of the hour to be forecast, µg/m³. */
    public double truth() {
      return row[row.length - 1];
    }
  }

  private Windows() {}

  /**
   * All windows without a gap, in no particular order.
   *
   * @param length hours of a window, 2 … 720
   */
  public static JavaRDD<Window> of(JavaRDD<Hour> hours, int length) {
    if (length < 2 || length > BLOCK) {
      throw new IllegalArgumentException("length is " + length + ", legal is 2 … " + BLOCK);
    }
    return JavaPairRDD.fromJavaRDD(hours.flatMap(hour -> blocks(hour, length)))
        .groupByKey()
        .flatMap(block -> windows(block._1(), block._2(), length).iterator());
  }

  private static Iterator<Tuple2<Long, Hour>> blocks(Hour hour, int length) {
    long own = Math.floorDiv(hour.index(), BLOCK);
    long reached = Math.floorDiv(hour.index() + length, BLOCK);
    List<Tuple2<Long, Hour>> blocks = new ArrayList<>();
    for (long block = own; block <= reached; block++) {
      blocks.add(new Tuple2<>(block, hour));
    }
    return blocks.iterator();
  }

  /** The windows whose next hour lies in the block. */
  static List<Window> windows(long block, Iterable<Hour> hours, int length) {
    List<Hour> sorted =
        StreamSupport.stream(hours.spliterator(), false)
            .sorted(Comparator.comparingLong(Hour::index))
            .toList();
    List<Window> windows = new ArrayList<>();
    for (int next = length; next < sorted.size(); next++) {
      Hour hour = sorted.get(next);
      boolean whole = hour.index() - sorted.get(next - length).index() == length;
      if (whole && Math.floorDiv(hour.index(), BLOCK) == block) {
        windows.add(window(sorted.subList(next - length, next), hour));
      }
    }
    return windows;
  }

  private static Window window(List<Hour> past, Hour next) {
    double[] now = past.get(past.size() - 1).values();
    double before = past.get(past.size() - 2).values()[Hour.PM25];
    List<double[]> parts = new ArrayList<>();
    past.forEach(hour -> parts.add(hour.values()));
    double[] clock = clock(next.clock());
    parts.add(clock);
    double pm = now[Hour.PM25];
    parts.add(scaled(now, pm));
    parts.add(scaled(clock, pm));
    parts.add(new double[] {pm * before, before * before});
    double[] winds = new double[now.length - Hour.DIRECTION];
    for (int i = 0; i < winds.length; i++) {
      winds[i] = now[Hour.WIND] * now[Hour.DIRECTION + i];
    }
    parts.add(winds);
    parts.add(scaled(winds, pm));
    parts.add(new double[] {next.values()[Hour.PM25]});
    double[] row = parts.stream().flatMapToDouble(Arrays::stream).toArray();
    return new Window(next, row, pm);
  }

  private static double[] clock(int hour) {
    double turn = 2 * Math.PI * hour / 24;
    return new double[] {Math.sin(turn), Math.cos(turn), Math.sin(2 * turn), Math.cos(2 * turn)};
  }

  private static double[] scaled(double[] values, double factor) {
    double[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }
}
