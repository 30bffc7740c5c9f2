package ch07_cnn;

import ch07_cnn.spoken.Spectrograms;
import com.google.auto.service.AutoService;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.data.audio.SpokenDigit;
import leeml.data.audio.SpokenSplit;
import leeml.dl4j.ExampleNetwork;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.audio.SpeechOptions;
import leeml.job.place.Distribution;
import leeml.job.score.PictureModel;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.optim.Optimizer;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.report.Pictures;
import leeml.report.picture.Readings;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;

/**
 * Can a network that reads pictures read a sound?
 *
 * <p>A recording becomes a picture: x_tm = ln Σ_k w_mk P_tk, the logarithm of the power P of frame
 * t under mel filter m, time to the right and pitch upwards ({@link Spectrograms}). LeNet reads it
 * as it reads handwriting. A digit spoken later is the picture moved to the right; a higher voice
 * moves it up a little. Filters that are shared over time know a sound wherever it stands, which is
 * why they fit; over pitch they fit less, since a formant moved far up is another vowel.
 *
 * <p>The pictures are cut into a shard a worker; by default θ is averaged every 8 steps, 4d bytes
 * up and down a worker and round.
 *
 * <p>Source: lecture <i>Convolutional Neural Network</i> of Hung-yi Lee (speech as an application);
 * Abdel-Hamid et al., Convolutional neural networks for speech recognition, IEEE/ACM TASLP 22
 * (2014). Data: the Free Spoken Digit Dataset (Jackson et al.), 3 000 recordings of six speakers,
 * of which takes 0–4 of each digit and speaker are held out, as its authors do; without it, digits
 * that {@code leeml.data.audio.voice} computes. Held-out recordings are new, their speakers are
 * not, unless {@code held-out-speaker} names one. Expect some 95 % and more.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch07.speech",
    rows = "7.5",
    summary = "Spoken digits: a convolutional network over log-mel spectrograms")
public final class SpeechJob implements Job<SpeechJob.Options> {

  /** What the course's row asks for on recordings of people. */
  private static final double RECORDED_ACCURACY = 0.9;

  private static final int ENLARGED = 3;

  /** The job's options. */
  public record Options(
      SpeechOptions speech,
      @Key("height of a picture: mel filters, at least 16") int bands,
      @Key("width of a picture: frames of 12.5 ms, at least 16") int frames,
      LeNet.Sizes sizes,
      @Key("the optimizer: adam:rate=0.001, …") Optimizer optimizer,
      @Key("recordings a step and worker, at least 1") int batch,
      @Key("passes over the recordings, at least 1") int epochs,
      Distribution distribution,
      @Key("least accuracy on computed recordings or your own, in (0, 1]") double accuracy) {

    public Options {
      Require.atLeast("bands", bands, 16);
      Require.atLeast("frames", frames, 16);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.share("accuracy", accuracy);
    }
  }

  @Override
  public void run(Run run, Options options) {
    SpokenSplit split = options.speech().read(run);
    Spectrograms spectrograms = new Spectrograms(options.bands(), options.frames());
    Examples train = spectrograms.of(split.train());
    Examples heldOut = spectrograms.of(split.heldOut());
    LeNet net = new LeNet(options.bands(), options.frames(), options.sizes(), SpokenDigit.CLASSES);
    ExampleNetwork objective = net.objective();
    Distribution distribution = options.distribution();
    Fit fit =
        run.fit(
            "spectrograms",
            distribution.spread(trainer(run, options, objective, heldOut.all()), run),
            distribution.shards(train, run));
    PictureModel.of(objective, fit.theta()).write(run.folder());
    Readings readings =
        Readings.numbered(
            heldOut,
            options.frames(),
            SpokenDigit.CLASSES,
            objective.outputs(fit.theta(), heldOut.all()));
    run.report()
        .metric("accuracy", readings.accuracy())
        .metric("heldOutLoss", objective.loss(fit.theta(), heldOut.all()))
        .metric("parameters", objective.size())
        .metric("trainingSeconds", fit.seconds());
    if (!split.newSpeakers()) {
      claim(run, options, readings);
    }
    examples(run, spectrograms, train);
    LeNetPage page = new LeNetPage(run.report(), net, fit);
    page.progress();
    page.readings(readings);
    page.filters();
    page.featureMaps(heldOut);
    page.costs();
  }

  private static Trainer<ExampleBatch> trainer(
      Run run, Options options, ExampleNetwork objective, ExampleBatch heldOut) {
    return Trainer.of(objective, options.optimizer())
        .batchSize(options.batch())
        .seed(run.seed())
        .within(Budget.epochs(options.epochs()))
        .validate(
            Validation.higher(LeNetJob.ACCURACY, theta -> objective.accuracy(theta, heldOut))
                .everyEpochs(1));
  }

  /** Of a speaker never heard nothing is claimed: with six voices that is luck. */
  private static void claim(Run run, Options options, Readings readings) {
    run.report()
        .claim(
            Claim.atLeast(
                "7.5",
                "accuracy on %d unseen recordings of known speakers, %s, %d epochs of %s"
                    .formatted(
                        readings.pictures().size(),
                        options.speech().title(run),
                        options.epochs(),
                        options.distribution().strategy().name()),
                readings.accuracy(),
                options.speech().real(run) ? RECORDED_ACCURACY : options.accuracy()));
  }

  /** One recording of each digit, the one in the middle of all of that digit. */
  private static void examples(Run run, Spectrograms spectrograms, Examples pictures) {
    int[] chosen =
        IntStream.range(0, SpokenDigit.CLASSES).map(digit -> middle(pictures, digit)).toArray();
    int across = SpokenDigit.CLASSES / 2;
    run.report()
        .heading("Spectrograms")
        .add(
            Pictures.of("Digits as they are heard")
                .grey(
                    "0 1 2 3 4, and 5 6 7 8 9 below",
                    spectrograms.sheet(pictures, chosen, across, ENLARGED),
                    across * spectrograms.frames() * ENLARGED,
                    2 * spectrograms.bands() * ENLARGED)
                .caption(
                    "Time runs to the right, pitch upwards on the mel scale. Bright bars that bend"
                        + " are formants, the resonances of the mouth: a vowel is where they lie."
                        + " Patches at the top are hiss, as at both ends of six."));
  }

  private static int middle(Examples pictures, int digit) {
    int[] of =
        IntStream.range(0, pictures.size()).filter(i -> pictures.targets()[i] == digit).toArray();
    return of.length == 0 ? 0 : of[of.length / 2];
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(SpeechJob.class, args);
  }
}
