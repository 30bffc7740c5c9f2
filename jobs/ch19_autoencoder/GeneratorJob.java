package ch19_autoencoder;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
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
import leeml.report.Table;
import leeml.report.chart.ScatterChart;
import leeml.train.Fit;

/**
 * If two numbers stand for a picture, what do numbers stand for that no picture has?
 *
 * <p>An auto-encoder with a code of two numbers puts every digit somewhere on a plane. Then the
 * decoder is used alone: the codes of a grid between the quantiles of the held-out digits' codes
 * become pictures, which nobody drew. What digit each of them is, is asked of the training picture
 * nearest to it.
 *
 * <p>Training goes by any strategy; the grid is decoded on the driver.
 *
 * <p>Source: lecture <i>Unsupervised Learning: Deep Auto-encoder</i> of Hung-yi Lee (can we use the
 * decoder to generate something?). Expect regions of digits with soft borders, and rubbish where no
 * code of a digit is near: nothing has told the plane how to be filled.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch19.generator",
    rows = "19.9",
    summary = "The decoder alone: pictures of a grid over the code plane")
public final class GeneratorJob implements Job<GeneratorJob.Options> {

  /** The job's options. */
  public record Options(
      ImageOptions images,
      @Key("units of the encoder's hidden layers; the decoder has them in reverse")
          List<Integer> hidden,
      Training training,
      @Key("pictures on a side of the grid, at least 3") int side,
      @Key("share of codes left out at each end of an axis, in (0, 0.5)") double left,
      @Key("least number of digits that the grid shows") int digits,
      @Key("largest squared difference of neighbours over that of any two") double smooth) {

    public Options {
      Require.atLeast("side", side, 3);
      Require.share("left", left);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    AutoEncoder net =
        new AutoEncoder(pictures.pixels(), new AutoEncoder.Sizes(options.hidden(), 2));
    Fit fit = options.training().fit(run, "auto-encoder", net.objective(), pictures);
    float[] codes = net.encoder(fit.theta()).outputs(AutoEncoder.pixelsOf(pictures.heldOut()));
    CodeGrid grid = CodeGrid.over(codes, options.side(), options.left());
    float[] drawn = net.decoder(fit.theta()).outputs(grid.codes());
    int[] read = new NearestPictures(pictures.train()).classes(drawn);
    double shown = Arrays.stream(read).distinct().count();
    double smooth = grid.roughness(drawn);
    run.report()
        .metric("digits", shown)
        .metric("neighbours", smooth)
        .claim(
            Claim.atLeast(
                "19.9",
                "digits that the grid shows, by the nearest picture",
                shown,
                options.digits()))
        .claim(
            Claim.atMost(
                "19.9",
                "squared difference of neighbours on the grid over that of any two",
                smooth,
                options.smooth()));
    plane(run, pictures, codes);
    show(run, pictures, grid, drawn, read);
  }

  private static void plane(Run run, ImageSplit pictures, float[] codes) {
    ScatterChart chart =
        ScatterChart.of("Codes of held-out digits", "first number", "second number");
    for (int digit = 0; digit < pictures.classes(); digit++) {
      int wanted = digit;
      int[] own =
          IntStream.range(0, pictures.heldOut().size())
              .filter(i -> pictures.heldOut().targets()[i] == wanted)
              .toArray();
      chart.points(
          String.valueOf(digit),
          Arrays.stream(own).mapToDouble(i -> codes[2 * i]).toArray(),
          Arrays.stream(own).mapToDouble(i -> codes[2 * i + 1]).toArray());
    }
    run.report()
        .heading("The plane")
        .add(
            chart.caption(
                "No label was looked at in training. Same digits lie together all the same."));
  }

  private static void show(Run run, ImageSplit pictures, CodeGrid grid, float[] drawn, int[] read) {
    String title = "Pictures of a grid of %d × %d codes".formatted(grid.side(), grid.side());
    run.report()
        .heading("The decoder alone")
        .add(
            Pictures.of(title)
                .grey(
                    "",
                    grid.mosaic(drawn, pictures.width()),
                    grid.side() * pictures.width(),
                    grid.side() * pictures.height())
                .caption(
                    "First number to the right, second upwards. Regions of digits with soft"
                        + " borders; what lies far from every code is rubbish."))
        .add(nearest(read));
  }

  private static Table nearest(int[] read) {
    Table table =
        Table.of("The digit of the training picture nearest to each", "digit", "pictures");
    for (int digit = 0; digit <= Arrays.stream(read).max().orElseThrow(); digit++) {
      int wanted = digit;
      table.row(digit, Arrays.stream(read).filter(found -> found == wanted).count());
    }
    return table;
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(GeneratorJob.class, args);
  }
}
