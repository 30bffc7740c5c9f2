package ch02_linear_regression;

import ch02_linear_regression.AirForecastJob.Forecast;
import ch02_linear_regression.air.AirHours;
import ch02_linear_regression.table.ScaledDescent;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.report.chart.ScatterChart;
import leeml.train.Ledger;

/** What {@link AirForecastJob} shows: a fortnight, the errors by hour, the descent. */
final class AirForecastPage {

  private static final int FORTNIGHT = 14 * 24;
  private static final int MOST_POINTS = 2000;

  private final Report report;
  private final AirHours air;
  private final AirForecastJob.Options options;
  private final List<Forecast> forecasts;
  private final ScaledDescent.Result found;

  AirForecastPage(
      Report report,
      AirHours air,
      AirForecastJob.Options options,
      List<Forecast> forecasts,
      ScaledDescent.Result found) {
    this.report = report;
    this.air = air;
    this.options = options;
    this.forecasts = forecasts;
    this.found = found;
  }

  void write() {
    report
        .heading("The next hour's PM2.5")
        .text(
            "Data: **%s**. The last %d months are held out; each forecast sees the %d hours before it. A window that would span a missing hour is left out."
                .formatted(air.source(), options.heldOutMonths(), options.window()))
        .add(errors())
        .add(fortnight())
        .add(byHour())
        .add(scatter())
        .heading("The descent")
        .add(losses())
        .add(ledger());
  }

  private Table errors() {
    return Table.of("Error on held-out months, µg/m³", "forecast", "windows", "RMSE", "mean error")
        .row(line("linear model", Forecast::error))
        .row(line("persistence: as the last hour", Forecast::persistenceError));
  }

  private Object[] line(String name, ToDoubleFunction<Forecast> error) {
    return new Object[] {
      name,
      forecasts.size(),
      AirForecastJob.rmse(forecasts.stream().map(error::applyAsDouble)),
      forecasts.stream().mapToDouble(error).average().orElse(Double.NaN)
    };
  }

  private LineChart fortnight() {
    long start = forecasts.get(forecasts.size() / 2).hour();
    List<Forecast> shown =
        forecasts.stream().filter(f -> f.hour() >= start && f.hour() < start + FORTNIGHT).toList();
    double[] days = shown.stream().mapToDouble(f -> (f.hour() - start) / 24.0).toArray();
    return LineChart.of(
            "A fortnight from the middle of the held-out months", "days", "PM2.5 (µg/m³)")
        .series("true", days, column(shown, Forecast::truth))
        .series("forecast", days, column(shown, Forecast::forecast))
        .series("persistence", days, column(shown, Forecast::last))
        .caption(
            "Persistence is the truth an hour late. The forecast leads it where the air clears or fills steadily, and is as surprised by jumps.");
  }

  private LineChart byHour() {
    double[] clock = IntStream.range(0, 24).asDoubleStream().toArray();
    return LineChart.of("Error by hour of the day", "hour of the day", "RMSE (µg/m³)")
        .series("linear model", clock, byClock(Forecast::error))
        .series("persistence", clock, byClock(Forecast::persistenceError))
        .markers()
        .caption(
            "Hours in which traffic, heating or the mixing of the air change are the hard ones.");
  }

  private double[] byClock(ToDoubleFunction<Forecast> error) {
    return IntStream.range(0, 24)
        .mapToDouble(
            hour ->
                AirForecastJob.rmse(
                    forecasts.stream().filter(f -> f.clock() == hour).map(error::applyAsDouble)))
        .toArray();
  }

  private ScatterChart scatter() {
    int stride = Math.max(1, forecasts.size() / MOST_POINTS);
    List<Forecast> shown =
        IntStream.range(0, forecasts.size() / stride)
            .mapToObj(i -> forecasts.get(i * stride))
            .toList();
    double most = shown.stream().mapToDouble(Forecast::truth).max().orElse(1);
    return ScatterChart.of(
            "Forecast change against true change", "true − last (µg/m³)", "forecast − last (µg/m³)")
        .points(
            "held-out hours",
            column(shown, f -> f.truth() - f.last()),
            column(shown, f -> f.forecast() - f.last()))
        .line("perfect", new double[] {-most / 4, most / 4}, new double[] {-most / 4, most / 4})
        .caption(
            "Persistence forecasts no change, a level line through 0. What the model adds is a slight tilt: most of the next hour's change is not in the last nine hours, and the largest jumps are hardly foreseen.");
  }

  private LineChart losses() {
    Ledger ledger = found.fit().ledger();
    return LineChart.of("Training loss", "step", "half the mean squared error (variances of PM2.5)")
        .series(
            options.strategy().name(),
            ledger.column(Ledger.Round::step),
            ledger.column(Ledger.Round::loss))
        .logY()
        .caption(
            "On decorrelated columns a score of steps is enough, however much hours resemble each other.");
  }

  private Table ledger() {
    Ledger ledger = found.fit().ledger();
    return Table.of(
            "The ledger",
            "rounds",
            "bytes down a round",
            "bytes up a round",
            "median ms a round",
            "of it overhead")
        .row(
            ledger.rounds().size(),
            ledger.median(round -> round.cost().bytesDown()),
            ledger.median(round -> round.cost().bytesUp()),
            1000 * ledger.median(round -> round.cost().seconds()),
            1000 * ledger.median(round -> round.cost().overheadSeconds()));
  }

  private static double[] column(List<Forecast> rows, ToDoubleFunction<Forecast> value) {
    return rows.stream().mapToDouble(value).toArray();
  }
}
