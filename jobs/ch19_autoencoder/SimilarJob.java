package ch19_autoencoder;

import com.google.auto.service.AutoService;
import java.io.Serializable;
import java.util.ArrayList;
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
import leeml.model.Examples;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Pictures;
import leeml.report.Table;
import leeml.spark.Search;
import leeml.train.Fit;
import org.apache.spark.broadcast.Broadcast;

/**
 * Which pictures are like this one: those whose pixels are near, or those whose codes are?
 *
 * <p>Every training picture goes through the encoder once and is kept as a few numbers. A held-out
 * picture asks for the k nearest by squared distance, among pixels and among codes; precision at k
 * is the share of them that show the same thing. Labels are looked at for that alone.
 *
 * <p>Training goes by any strategy. The questions are cut into Spark tasks; pixels and codes are
 * broadcast once.
 *
 * <p>Source: lecture <i>Unsupervised Learning: Deep Auto-encoder</i> of Hung-yi Lee (similar image
 * search); Krizhevsky, Hinton, ESANN 2011. Expect a small lead in precision, and a search through a
 * fiftieth of the numbers.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch19.similar",
    rows = "19.3",
    summary = "Similar pictures by code and by pixel distance: precision at k")
public final class SimilarJob implements Job<SimilarJob.Options> {

  private static final int SHOWN = 5;
  private static final int QUESTIONS_A_TASK = 50;

  /** The job's options. */
  public record Options(
      ImageOptions images,
      AutoEncoder.Sizes sizes,
      Training training,
      @Key("nearest pictures that are looked at, at least 1") int nearest,
      @Key("held-out pictures that ask, the first ones") int questions,
      @Key("least lead in precision over pixel distance") double lead) {

    public Options {
      Require.atLeast("nearest", nearest, 1);
      Require.atLeast("questions", questions, 1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    ImageSplit pictures = options.images().read(run);
    AutoEncoder net = new AutoEncoder(pictures.pixels(), options.sizes());
    Fit fit = options.training().fit(run, "auto-encoder", net.objective(), pictures);
    Examples asking =
        pictures
            .heldOut()
            .take(
                IntStream.range(0, Math.min(options.questions(), pictures.heldOut().size()))
                    .toArray());
    float[] known = AutoEncoder.pixelsOf(pictures.train());
    float[] asked = AutoEncoder.pixelsOf(asking);
    NearestPictures byPixels = new NearestPictures(known, pictures.train().targets());
    NearestPictures byCodes =
        new NearestPictures(net.encoder(fit.theta()).outputs(known), pictures.train().targets());
    float[] askedCodes = net.encoder(fit.theta()).outputs(asked);
    double pixels = precision(run, options, byPixels, asked, asking.targets());
    double codes = precision(run, options, byCodes, askedCodes, asking.targets());
    run.report()
        .metric("precision.pixels", pixels)
        .metric("precision.codes", codes)
        .claim(
            Claim.atLeast(
                "19.3",
                "precision at %d by codes of %d, over that by %d pixels"
                    .formatted(options.nearest(), options.sizes().code(), pictures.pixels()),
                codes - pixels,
                options.lead()))
        .heading("Precision")
        .add(
            Table.of(
                    "The same digit among the %d nearest of %d pictures"
                        .formatted(options.nearest(), pictures.train().size()),
                    "by",
                    "numbers a picture",
                    "precision")
                .row("pixels", pictures.pixels(), pixels)
                .row("codes", options.sizes().code(), codes))
        .heading("What was found");
    show(run, pictures, asked, byPixels, asked, "By pixels");
    show(run, pictures, asked, byCodes, askedCodes, "By codes");
  }

  /** Over all questions, cut into tasks. */
  private static double precision(
      Run run, Options options, NearestPictures among, float[] others, float[] wanted) {
    Broadcast<NearestPictures> shared = run.sc().broadcast(among);
    int width = others.length / wanted.length;
    List<Questions> tasks = new ArrayList<>();
    for (int from = 0; from < wanted.length; from += QUESTIONS_A_TASK) {
      int to = Math.min(wanted.length, from + QUESTIONS_A_TASK);
      tasks.add(
          new Questions(
              Arrays.copyOfRange(others, from * width, to * width),
              Arrays.copyOfRange(wanted, from, to)));
    }
    int nearest = options.nearest();
    List<Double> right;
    try (var progress = run.progress("questions", tasks.size(), "task")) {
      right =
          Search.run(
              run.sc(),
              tasks,
              task ->
                  task.wanted().length
                      * shared.value().precision(task.rows(), task.wanted(), nearest),
              progress::stepTo);
    } finally {
      shared.destroy();
    }
    return right.stream().mapToDouble(Double::doubleValue).sum() / wanted.length;
  }

  /** Some held-out pictures, or their codes, and what they show. */
  private record Questions(float[] rows, float[] wanted) implements Serializable {}

  private static void show(
      Run run,
      ImageSplit pictures,
      float[] asked,
      NearestPictures among,
      float[] others,
      String title) {
    float[] known = AutoEncoder.pixelsOf(pictures.train());
    Pictures shown = Pictures.of(title);
    int pixels = pictures.pixels();
    int width = others.length / (asked.length / pixels);
    for (int question = 0; question < Math.min(SHOWN, asked.length / pixels); question++) {
      shown.grey("?", copy(asked, question, pixels), pictures.width(), pictures.height());
      for (int found : among.nearest(others, question * width, SHOWN)) {
        shown.grey(
            String.valueOf((int) pictures.train().targets()[found]),
            copy(known, found, pixels),
            pictures.width(),
            pictures.height());
      }
    }
    run.report().add(shown.caption("After each question its nearest pictures, nearest first."));
  }

  private static float[] copy(float[] all, int picture, int pixels) {
    return Arrays.copyOfRange(all, picture * pixels, (picture + 1) * pixels);
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(SimilarJob.class, args);
  }
}
