package ch07_cnn;

import ch07_cnn.canvas.Canvas;
import ch07_cnn.canvas.StyleTransfer;
import ch07_cnn.canvas.StyleTransfer.Transferred;
import ch07_cnn.canvas.Texture;
import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import leeml.report.Digits;
import leeml.report.Pictures;
import leeml.report.Report;
import leeml.report.Table;
import leeml.report.chart.LineChart;
import leeml.spark.Search;
import org.apache.spark.broadcast.Broadcast;

/**
 * Can a network that was trained to tell clothes apart paint one picture in the manner of another?
 *
 * <p>{@link StyleTransfer} has the equations: the maps of the second convolution say what is where,
 * the Gram matrices of both convolutions' maps say which answers come together and not where. From
 * noise, the pixels are moved until they agree with the first of one picture and with the second of
 * another. Contents are held-out pictures, enlarged twofold; styles are patterns and a wall of
 * other held-out pictures.
 *
 * <p>The network is trained by any strategy, then θ goes once to each executor. A content and a
 * style are a Spark task.
 *
 * <p>Source: lecture <i>Convolutional Neural Network</i> of Hung-yi Lee (deep style); Gatys, Ecker,
 * Bethge 2015. Expect the outlines of the one filled with the pattern of the other, and both losses
 * at a fraction of what they are for noise.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch07.style",
    rows = "7.6",
    summary = "Style transfer: the content of one picture, the texture of another")
public final class StyleJob implements Job<StyleJob.Options> {

  private static final int TIMES = 2;
  private static final String WALL = "wall";

  /** The job's options. */
  public record Options(
      ImageOptions images,
      LeNet.Sizes sizes,
      LeNetTraining training,
      @Key("held-out pictures that give the content, the first ones, at least 1") int contents,
      @Key("steps of each picture, at least 1") int steps,
      @Key("rate of Adam on the pixels, above 0") double rate,
      @Key("weight α of the content, at least 0") double contentWeight,
      @Key("weight β of the style, at least 0") double styleWeight,
      @Key("largest share of the content loss of noise that is left") double contentLeft,
      @Key("largest share of a layer's style loss of noise that is left") double styleLeft) {

    public Options {
      Require.atLeast("contents", contents, 1);
      Require.atLeast("steps", steps, 1);
      Require.positive("rate", rate);
      Require.notNegative("content-weight", contentWeight);
      Require.notNegative("style-weight", styleWeight);
    }

    private StyleTransfer transfer() {
      return new StyleTransfer(steps, rate, contentWeight, styleWeight);
    }
  }

  /** A content and a style. */
  private record Trial(Canvas content, Canvas style) implements Serializable {}

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    LeNet net = LeNet.of(pictures, options.sizes());
    SlidingLeNet layers = new SlidingLeNet(net, options.training().fit(run, net, pictures));
    List<Canvas> contents = contents(pictures, options.contents());
    Map<String, Canvas> styles = styles(pictures, options.contents());
    List<Trial> trials = new ArrayList<>();
    contents.forEach(content -> styles.values().forEach(s -> trials.add(new Trial(content, s))));
    List<Transferred> made = transfer(run, options.transfer(), layers, trials);
    double content = most(made, Transferred::contentLeft);
    double style = most(made, Transferred::styleLeft);
    String weights = "left of the %s loss of noise, most of " + made.size() + ", α = %s, β = %s";
    String alpha = Digits.exact(options.contentWeight());
    String beta = Digits.exact(options.styleWeight());
    run.report()
        .metric("contentLeft", content)
        .metric("styleLeft", style)
        .claim(
            Claim.atMost(
                "7.6", weights.formatted("content", alpha, beta), content, options.contentLeft()))
        .claim(
            Claim.atMost(
                "7.6", weights.formatted("style", alpha, beta), style, options.styleLeft()));
    gallery(run.report(), styles, contents, made);
    losses(run.report(), List.copyOf(styles.keySet()), made);
  }

  private static List<Canvas> contents(ImageSplit pictures, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> SlidingLeNet.canvas(pictures, pictures.heldOut(), i))
        .map(small -> small.resized(TIMES * small.height(), TIMES * small.width()))
        .toList();
  }

  private static Map<String, Canvas> styles(ImageSplit pictures, int after) {
    Map<String, Canvas> styles = new LinkedHashMap<>();
    for (Texture texture : Texture.values()) {
      styles.put(texture.name().toLowerCase(Locale.ROOT), texture.square(TIMES * pictures.width()));
    }
    List<Canvas> tiles =
        IntStream.range(after, after + TIMES * TIMES)
            .map(i -> i % pictures.heldOut().size())
            .mapToObj(i -> SlidingLeNet.canvas(pictures, pictures.heldOut(), i))
            .toList();
    styles.put(WALL, Canvas.wall(tiles, TIMES));
    return styles;
  }

  private static List<Transferred> transfer(
      Run run, StyleTransfer transfer, SlidingLeNet layers, List<Trial> trials) {
    Broadcast<SlidingLeNet> shared = run.sc().broadcast(layers);
    long seed = run.seed();
    try (var progress = run.progress("contents and styles", trials.size(), "picture")) {
      return Search.run(
          run.sc(),
          trials,
          trial -> transfer.of(trial.content(), trial.style(), shared.value(), seed),
          progress::stepTo);
    } finally {
      shared.destroy();
    }
  }

  private static double most(List<Transferred> made, ToDoubleFunction<Transferred> left) {
    return made.stream().mapToDouble(left).max().orElseThrow();
  }

  private static void gallery(
      Report report, Map<String, Canvas> styles, List<Canvas> contents, List<Transferred> made) {
    Pictures above = Pictures.of("Styles");
    styles.forEach((name, s) -> above.grey(name, s.pixels(), s.width(), s.height()));
    report.heading("Contents and styles").add(above.caption("What the texture is taken from."));
    int at = 0;
    for (int c = 0; c < contents.size(); c++) {
      Canvas content = contents.get(c);
      Pictures row = Pictures.of("Picture " + (c + 1));
      row.grey("content", content.pixels(), content.width(), content.height());
      for (String style : styles.keySet()) {
        Canvas picture = made.get(at++).picture();
        row.grey(style, picture.pixels(), picture.width(), picture.height());
      }
      report.add(row);
    }
  }

  /** Of the first content. */
  private static void losses(Report report, List<String> styles, List<Transferred> made) {
    LineChart chart =
        LineChart.of("Losses by step, picture 1", "step", "loss over that of the noise").logY();
    Table table =
        Table.of(
            "Left of the losses of noise", "picture", "style", "content", "style, worst layer");
    for (int i = 0; i < made.size(); i++) {
      String style = styles.get(i % styles.size());
      table.row(1 + i / styles.size(), style, made.get(i).contentLeft(), made.get(i).styleLeft());
      if (i < styles.size()) {
        chart.series("content, " + style, shares(made.get(i).contentLoss()));
        chart.series("style, " + style, shares(made.get(i).styleLoss()[1]));
      }
    }
    report
        .heading("Losses")
        .add(
            chart.caption(
                "Style, here of the second convolution, falls at once; content settles where the"
                    + " two pull against each other."))
        .add(table);
  }

  private static double[] shares(double[] losses) {
    double[] shares = new double[losses.length];
    for (int t = 0; t < losses.length; t++) {
      shares[t] = losses[t] / losses[0];
    }
    return shares;
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(StyleJob.class, args);
  }
}
