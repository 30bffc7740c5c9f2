package ch02_linear_regression;

import ch02_linear_regression.air.AirHours;
import ch02_linear_regression.air.Windows;
import ch02_linear_regression.air.Windows.Window;
import ch02_linear_regression.table.Errors;
import ch02_linear_regression.table.Independent;
import ch02_linear_regression.table.LinearModel;
import ch02_linear_regression.table.ScaledDescent;
import ch02_linear_regression.table.Scaling;
import com.google.auto.service.AutoService;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import leeml.cli.Launcher;
import leeml.error.BadInputException;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.report.Claim;
import leeml.report.Report;
import leeml.spark.sum.Comoments;
import leeml.train.strategy.Strategy;
import org.apache.spark.api.java.JavaRDD;

/**
 * Question: how much of the next hour's PM2.5 do the last nine hours tell?
 *
 * <p>Model: ŷ = w·x + b, x being the values of nine hours and a few products of the last ones
 * ({@link Windows}). Loss: half the mean squared error. Best function: full-batch gradient descent
 * on decorrelated columns by the chosen strategy, held against the normal equations. Baseline:
 * persistence, ŷ = the PM2.5 of the last hour, which is hard to beat, for air changes slowly. The
 * last months of the series are held out: a forecast is for the future, and hours drawn at random
 * would have their neighbours in the training set.
 *
 * <p>What moves: hours go to blocks of a month, each block's last nine also to the next, once; then
 * a round sends θ down, 4(p + 1) bytes, and a gradient a worker up, p ≈ 115.
 *
 * <p>Source: Hung-yi Lee, Machine Learning, homework 1 (with data of Taiwan). Data: hourly
 * measurements in Beijing 2010–2014 (Liang et al., Assessing Beijing's PM2.5 pollution, Proceedings
 * of the Royal Society A 2015; UCI 381), 2 067 hours missing; without it a generated series.
 * Expect: an RMSE 5 to 6 % under that of persistence on the Beijing data.
 */
@About(
    name = "ch02.pm25",
    rows = "2.6",
    summary = "Forecasts the next hour's PM2.5 from nine hours, against persistence.")
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // a service is named by its raw class
public final class AirForecastJob implements Job<AirForecastJob.Options> {

  /** Descent and normal equations give forecasts whose RMSE differs by at most this share. */
  private static final double SAME_ERROR = 1e-4;

  /** The job's keys. */
  public record Options(
      @Key("CSV with the Beijing table's columns; empty for that table, or a generated series")
          String data,
      @Key("hours that a forecast looks back on, 2 … 48") int window,
      @Key("last months of the series that are held out, at least 1") int heldOutMonths,
      @Key("months before them that are fitted, at least 1") int trainingMonths,
      @Key("least share by which the RMSE stays under that of persistence, under 1")
          double leastGain,
      @Key("how workers are combined: sync, local-sgd:period=16, serial") Strategy strategy,
      @Key("how many workers; 0 for one a core") int workers,
      @Key("steps of descent, at least 1") int steps) {

    public Options {
      require(window >= 2 && window <= 48, "window", window, "2 … 48");
      require(heldOutMonths >= 1, "held-out-months", heldOutMonths, "at least 1");
      require(trainingMonths >= 1, "training-months", trainingMonths, "at least 1");
      require(leastGain < 1, "least-gain", leastGain, "under 1");
      require(workers >= 0, "workers", workers, "at least 0");
      require(steps >= 1, "steps", steps, "at least 1");
    }

    private static void require(boolean holds, String key, Object value, String range) {
      if (!holds) {
        throw new IllegalArgumentException(key + " is " + value + ", legal is " + range);
      }
    }
  }

  public static void main(String[] args) {
    Launcher.main(AirForecastJob.class, args);
  }

  /**
   * One forecast.
   *
   * @param hour number of the hour in the series
   * @param clock hour of the day
   * @param truth PM2.5, µg/m³
   * @param forecast by the model, µg/m³
   * @param last of the hour before, which is what persistence forecasts, µg/m³
   */
  record Forecast(long hour, int clock, double truth, double forecast, double last)
      implements java.io.Serializable {

    double error() {
      return forecast - truth;
    }

    double persistenceError() {
      return last - truth;
    }
  }

  @Override
  public void run(Run run, Options o) {
    AirHours air = AirHours.find(run, o.data, o.trainingMonths + o.heldOutMonths);
    run.say("Data: " + air.source() + ".");
    long hours = air.hours().count();
    JavaRDD<Window> windows = Windows.of(air.hours(), o.window).cache();
    int end = air.hours().map(hour -> hour.month()).reduce(Math::max) + 1;
    int cut = end - o.heldOutMonths;
    int begin = cut - o.trainingMonths;
    JavaRDD<double[]> train =
        windows
            .filter(window -> window.hour().month() < cut && window.hour().month() >= begin)
            .map(Window::row)
            .cache();
    if (train.isEmpty()) {
      throw new BadInputException(
          air.source(),
          "no window of %d whole hours lies before the held-out months".formatted(o.window));
    }
    Comoments moments = Errors.over(train, train.first().length - 1);
    int[] columns = Independent.of(moments).kept();
    Scaling scaling = Scaling.decorrelated(moments, columns);
    LinearModel exact = LinearModel.closedForm(moments, columns, 0);
    ScaledDescent descent = new ScaledDescent(o.strategy, o.workers);
    ScaledDescent.Result found =
        descent.fit(run, "forecast", train, scaling, ScaledDescent.halving(), o.steps, exact);
    List<Forecast> forecasts = forecasts(windows, found.model(), cut);
    measure(run.report(), o, air, forecasts, forecasts(windows, exact, cut), descent.isExact());
    run.report().metric("hours", (double) hours).metric("hours.missing", (double) air.missing());
    run.report().metric("windows.left-out", (double) (hours - windows.count()));
    run.report()
        .metric("train.windows", (double) moments.count())
        .metric("features", columns.length);
    new AirForecastPage(run.report(), air, o, forecasts, found).write();
  }

  private static List<Forecast> forecasts(JavaRDD<Window> windows, LinearModel model, int cut) {
    return windows
        .filter(window -> window.hour().month() >= cut)
        .map(
            window ->
                new Forecast(
                    window.hour().index(),
                    window.hour().clock(),
                    window.truth(),
                    model.predict(window.row()),
                    window.last()))
        .collect()
        .stream()
        .sorted(Comparator.comparingLong(Forecast::hour))
        .toList();
  }

  private static void measure(
      Report report,
      Options o,
      AirHours air,
      List<Forecast> forecasts,
      List<Forecast> exact,
      boolean descentIsExact) {
    double rmse = rmse(forecasts.stream().map(Forecast::error));
    double persistence = rmse(forecasts.stream().map(Forecast::persistenceError));
    double exactRmse = rmse(exact.stream().map(Forecast::error));
    report.metric("data.measured", air.measured() ? 1 : 0);
    report.metric("test.windows", forecasts.size()).metric("test.rmse", rmse);
    report.metric("test.rmse-of-persistence", persistence);
    report.metric("test.rmse-of-normal-equations", exactRmse);
    report.metric("gain", 1 - rmse / persistence);
    report.claim(
        Claim.atLeast(
            "2.6",
            "share by which the RMSE on held-out months is under persistence's ("
                + (air.measured() ? "measured" : "generated")
                + " data)",
            1 - rmse / persistence,
            o.leastGain));
    if (descentIsExact) {
      report.claim(
          Claim.atMost(
              "2.6",
              "descent's RMSE equals the normal equations': relative difference",
              Math.abs(rmse / exactRmse - 1),
              SAME_ERROR));
    }
  }

  /** √(mean of the squares). */
  static double rmse(Stream<Double> errors) {
    return Math.sqrt(errors.mapToDouble(error -> error * error).average().orElse(Double.NaN));
  }
}
