package ch07_cnn;

import ch07_cnn.canvas.Canvas;
import ch07_cnn.canvas.Dream;
import ch07_cnn.canvas.Dream.Dreamt;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.data.idx.ImageSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.image.ImageOptions;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * What does a network make of a picture if it is to see more of what it sees?
 *
 * <p>{@link Dream} has the equations: whatever a layer answers to a picture is sent back as a
 * gradient to the pixels, step by step, on small pictures first and then on larger ones. It begins
 * with a wall of held-out pictures, with one of them enlarged, and with clouds that show nothing;
 * the pictures are three times as high and wide as those the network was trained on, since its
 * filters slide over any size.
 *
 * <p>The network is trained by any strategy, then θ goes once to each executor. A dream is a Spark
 * task: one beginning and one of the two convolutions. As a control the layer also looks at the
 * beginning after a change at random that is as large as the dream's.
 *
 * <p>Source: lecture <i>Convolutional Neural Network</i> of Hung-yi Lee (Deep Dream); Mordvintsev,
 * Olah, Tyka 2015. Expect edges and strokes that grow along what is there, and in clouds strokes of
 * digits that nobody drew.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch07.deep-dream",
    rows = "7.6",
    summary = "Deep Dream: a layer's answer to a picture, exaggerated step by step")
public final class DeepDreamJob implements Job<DeepDreamJob.Options> {

  private static final int TIMES = 3;
  private static final int CLOUDS = 12;
  private static final List<String> LAYERS = List.of("first", "second");

  /** The job's options. */
  public record Options(
      ImageOptions images,
      LeNet.Sizes sizes,
      LeNetTraining training,
      @Key("steps in each size, at least 1") int steps,
      @Key("change of a pixel a step, above 0") double rate,
      @Key("farthest random roll before a step, pixels") int jitter,
      @Key("sizes, each √2 times the one before, 1 to 4") int octaves,
      @Key("least growth of a layer's answer, over that to a random change as large")
          double growth) {

    public Options {
      Require.atLeast("steps", steps, 1);
      Require.positive("rate", rate);
      Require.atLeast("jitter", jitter, 0);
      Require.atLeast("octaves", octaves, 1);
      if (octaves > 4) {
        throw new IllegalArgumentException("octaves = " + octaves + ", expected 1 to 4");
      }
    }

    private Dream dream() {
      return new Dream(steps, rate, jitter, octaves);
    }
  }

  /** A beginning and a layer. */
  private record Trial(String start, Canvas canvas, int layer) implements Serializable {

    String name() {
      return "%s, %s convolution".formatted(start, LAYERS.get(layer));
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    LeNet net = LeNet.of(pictures, options.sizes());
    SlidingLeNet layers = new SlidingLeNet(net, options.training().fit(run, net, pictures));
    List<Trial> trials = trials(pictures, run.seed());
    List<Dreamt> dreams = dream(run, options.dream(), layers, trials);
    run.report()
        .metric("growth.least", least(dreams, d -> d.after() / d.before()))
        .metric("growthOverControl.least", least(dreams, d -> d.after() / d.control()))
        .claim(
            Claim.atLeast(
                "7.6",
                "a layer's answer to the dream, over that to a random change as large, least of %d"
                    .formatted(dreams.size()),
                least(dreams, d -> d.after() / d.control()),
                options.growth()))
        .claim(
            Claim.atLeast(
                "7.6",
                "a layer's answer to the dream, over that to the beginning, least of %d"
                    .formatted(dreams.size()),
                least(dreams, d -> d.after() / d.before()),
                options.growth()));
    show(run.report(), trials, dreams);
  }

  private static List<Trial> trials(ImageSplit pictures, long seed) {
    List<Canvas> tiles =
        IntStream.range(0, TIMES * TIMES)
            .map(i -> i % pictures.heldOut().size())
            .mapToObj(i -> SlidingLeNet.canvas(pictures, pictures.heldOut(), i))
            .toList();
    int height = TIMES * pictures.height();
    int width = TIMES * pictures.width();
    List<Trial> trials = new ArrayList<>();
    for (int layer = 0; layer < LAYERS.size(); layer++) {
      trials.add(new Trial("wall", Canvas.wall(tiles, TIMES), layer));
      trials.add(new Trial("enlarged", tiles.get(0).resized(height, width), layer));
      trials.add(new Trial("clouds", Canvas.clouds(height, width, CLOUDS, seed), layer));
    }
    return trials;
  }

  private static List<Dreamt> dream(Run run, Dream dream, SlidingLeNet layers, List<Trial> trials) {
    Broadcast<SlidingLeNet> shared = run.sc().broadcast(layers);
    long seed = run.seed();
    try (var progress = run.progress("dreams", trials.size(), "picture")) {
      return Search.run(
          run.sc(),
          trials,
          trial -> dream.on(trial.canvas(), shared.value(), trial.layer(), seed),
          progress::stepTo);
    } finally {
      shared.destroy();
    }
  }

  private static double least(List<Dreamt> dreams, ToDoubleFunction<Dreamt> ratio) {
    return dreams.stream().mapToDouble(ratio).min().orElseThrow();
  }

  private static void show(Report report, List<Trial> trials, List<Dreamt> dreams) {
    Table table =
        Table.of(
            "Mean square of a layer's answer",
            "picture and layer",
            "before",
            "after a random change as large",
            "after the dream",
            "dream over random");
    LineChart chart = LineChart.of("The answer by step", "step", "mean a², over the first");
    report.heading("Dreams");
    for (int i = 0; i < dreams.size(); i++) {
      Dreamt d = dreams.get(i);
      Pictures shown = Pictures.of(trials.get(i).name());
      for (int f = 0; f < d.frames().size(); f++) {
        Canvas frame = d.frames().get(f);
        String name = f == 0 ? "before" : "after size " + f;
        shown.grey(name, frame.pixels(), frame.width(), frame.height());
      }
      report.add(shown);
      table.row(trials.get(i).name(), d.before(), d.control(), d.after(), d.after() / d.control());
      chart.series(
          trials.get(i).name(),
          Arrays.stream(d.activity()).map(a -> a / d.activity()[0]).toArray());
    }
    report
        .heading("How much more the layers see")
        .add(
            chart
                .logY()
                .caption(
                    "It climbs in every size; a new size begins lower, as what came in has been"
                        + " enlarged and is blurred."))
        .add(table);
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(DeepDreamJob.class, args);
  }
}
