package ch09_rnn;

import ch09_rnn.spoken.Alignment;
import ch09_rnn.spoken.DigitString;
import ch09_rnn.spoken.EveryPath;
import ch09_rnn.spoken.Heard;
import ch09_rnn.spoken.SpeechFrames;
import ch09_rnn.spoken.SpeechPage;
import ch09_rnn.spoken.SpokenData;
import com.google.auto.service.AutoService;
import java.util.List;
import java.util.stream.IntStream;
import leeml.cli.Launcher;
import leeml.data.audio.SpokenSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.audio.SpeechOptions;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Bidirectional;
import leeml.model.recurrent.Dropout;
import leeml.model.recurrent.Gru;
import leeml.model.recurrent.RecurrentNet;
import leeml.model.sequence.Ctc;
import leeml.model.sequence.CtcDecoder;
import leeml.model.sequence.SequenceBatch;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.train.Fit;
import leeml.train.Validation;

/**
 * Which digits does somebody say one after the other, when nobody tells where each begins?
 *
 * <p>Many to many, with fewer outputs than inputs: frames of sound go in, 100 a second, of which
 * some are put side by side as a step; a GRU each way gives scores of eleven classes at every step,
 * the ten digits and a blank. A path through the steps collapses to a string by dropping
 * repetitions and then blanks, so that 3 3 ∅ 3 is 33. The loss is −ln of the sum over all paths
 * that collapse to what was said ({@link Ctc}, forward–backward in logarithms). Read is the most
 * probable path collapsed, or by prefix beam search the most probable string ({@link CtcDecoder}).
 *
 * <p>Strings are cut into a shard a worker; by default θ is averaged every 8 steps, 4d bytes up and
 * down a worker and round.
 *
 * <p>Source: lecture <i>Recurrent Neural Network (Part II)</i> of Hung-yi Lee (speech recognition,
 * CTC); Graves et al., Connectionist temporal classification, ICML 2006. Data: single recordings of
 * the Free Spoken Digit Dataset, or computed ones, joined with faint noise between them. Held-out
 * strings are of recordings that are in no training string; the speakers are the same, unless
 * {@code held-out-speaker} names one. Expect an error rate of a few per cent.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch09.speech",
    rows = "9.7",
    summary = "Strings of spoken digits by CTC, with nobody saying where each digit is")
public final class SpeechJob implements Job<SpeechJob.Options> {

  /** What the course's row asks for on recordings of people. */
  private static final double RECORDED_ERROR = 0.15;

  private static final String ERROR = "digitErrorRate";
  private static final int LOOKED = 100;

  /** A case of which all 3⁶ = 729 paths can be written out. */
  private static final int SMALL_STEPS = 6;

  private static final int SMALL_CLASSES = 3;

  /** The job's options. */
  public record Options(
      SpeechOptions speech,
      @Key("strings to train on, at least 1") int strings,
      @Key("strings to be judged by, at least 1") int heldOut,
      @Key("digits of a string at least, at least 1") int shortest,
      @Key("digits of a string at most") int longest,
      @Key("frames of 10 ms in a step, at least 1") int stacked,
      @Key("units of the GRU each way, at least 1") int units,
      @Key("share of numbers that are hidden in training, in [0, 1)") double dropout,
      SequenceTraining training,
      @Key("beginnings that the beam keeps, at least 1") int beam,
      @Key("largest digit error rate on computed recordings or your own") double error) {

    public Options {
      Require.atLeast("strings", strings, 1);
      Require.atLeast("held-out", heldOut, 1);
      Require.atLeast("shortest", shortest, 1);
      Require.atLeast("longest", longest, shortest);
      Require.atLeast("stacked", stacked, 1);
      Require.atLeast("units", units, 1);
      Require.atLeast("beam", beam, 1);
      Require.positive("error", error);
    }
  }

  @Override
  public void run(Run run, Options options) {
    SpokenSplit split = options.speech().read(run);
    SpokenData data = SpokenData.of(split, source(options), run.seed());
    RecurrentNet net = net(data.frames(), options);
    Fit fit = options.training().fit(run, "CTC", net, data.train(), errors(data, net));
    float[][] scores = net.scores(fit.theta(), data.heldOut().all());
    Heard bestPath = Heard.byBestPath(data.said(), scores);
    Heard beam = Heard.byBeam(data.said(), scores, options.beam());
    run.report()
        .metric("digitErrorRate", bestPath.errorRate())
        .metric("digitErrorRateBeam", beam.errorRate())
        .metric("stringsRight", bestPath.rightStrings())
        .metric("spikesWithinDigit", within(data, bestPath, scores))
        .metric("parameters", net.size())
        .metric("trainingSeconds", fit.seconds());
    claims(run, options, split, beam);
    SpeechPage page = new SpeechPage(run.report(), data.frames().stepSeconds());
    page.example(data.said().get(0), scores[0]);
    page.errors(bestPath, beam, options.beam());
    page.progress(fit, ERROR);
    page.costs(fit);
  }

  private static SpokenData.Plan source(Options options) {
    return new SpokenData.Plan(
        options.strings(),
        options.heldOut(),
        options.shortest(),
        options.longest(),
        options.stacked());
  }

  private static RecurrentNet net(SpeechFrames frames, Options options) {
    int units = options.units();
    return RecurrentNet.ofFrames(
        List.of(
            new Bidirectional(new Gru(frames.columns(), units), new Gru(frames.columns(), units)),
            new Dropout(2 * units, options.dropout(), 1),
            new Affine(2 * units, Heard.CLASSES)),
        new Ctc());
  }

  private static Validation errors(SpokenData data, RecurrentNet net) {
    int looked = Math.min(LOOKED, data.said().size());
    List<DigitString> said = data.said().subList(0, looked);
    SequenceBatch batch = data.heldOut().all().part(0, looked);
    return Validation.lower(
            ERROR, theta -> Heard.byBestPath(said, net.scores(theta, batch)).errorRate())
        .everyEpochs(1);
  }

  /** Of a speaker never heard no error rate is claimed: with six voices that is luck. */
  private static void claims(Run run, Options options, SpokenSplit split, Heard beam) {
    if (!split.newSpeakers()) {
      run.report()
          .claim(
              Claim.atMost(
                  "9.7",
                  "digit error rate, %d strings of unseen recordings of known speakers, %s, beam of %d, trained by %s"
                      .formatted(
                          beam.said().size(),
                          options.speech().title(run),
                          options.beam(),
                          options.training().strategy()),
                  beam.errorRate(),
                  options.speech().real(run) ? RECORDED_ERROR : options.error()));
    }
    run.report()
        .claim(
            Claim.isTrue(
                "9.7",
                "3 3 ∅ 3 collapses to 3 3, and ∅ ∅ 3 3 ∅ to 3",
                CtcDecoder.collapse(List.of(3, 3, Ctc.BLANK, 3)).equals(List.of(3, 3))
                    && CtcDecoder.collapse(List.of(Ctc.BLANK, Ctc.BLANK, 3, 3, Ctc.BLANK))
                        .equals(List.of(3))));
    EveryPath paths = new EveryPath(SMALL_STEPS, SMALL_CLASSES, run.seed());
    run.report()
        .claim(
            Claim.atMost(
                "9.7",
                "probabilities of %d strings, forward–backward against all 729 paths, largest difference"
                    .formatted(paths.strings()),
                paths.largestDifference(),
                1e-6));
  }

  /** Share of digits whose spike stands within them, over the strings that were read rightly. */
  private static double within(SpokenData data, Heard heard, float[][] scores) {
    int[] right =
        IntStream.range(0, scores.length).filter(i -> heard.edits(i).getDistance() == 0).toArray();
    int within = 0;
    int digits = 0;
    for (int i : right) {
      DigitString said = data.said().get(i);
      within += Alignment.of(scores[i]).within(said, data.frames().stepSeconds());
      digits += said.digits().length;
    }
    return (double) within / digits;
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(SpeechJob.class, args);
  }
}
