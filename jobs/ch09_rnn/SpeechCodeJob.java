package ch09_rnn;

import ch09_rnn.spoken.MeanFrames;
import ch09_rnn.spoken.Nearness;
import ch09_rnn.spoken.SpeechCodePage;
import ch09_rnn.spoken.SpeechFrames;
import com.google.auto.service.AutoService;
import java.util.List;
import leeml.cli.Launcher;
import leeml.data.audio.Recording;
import leeml.data.audio.SpokenDigit;
import leeml.data.audio.SpokenSplit;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.audio.SpeechOptions;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Gru;
import leeml.model.recurrent.SequenceAutoEncoder;
import leeml.model.sequence.Frames;
import leeml.model.sequence.SequenceSet;
import leeml.optim.Require;
import leeml.report.Claim;
import leeml.train.Fit;

/**
 * Can clips of speech be sorted by word when nobody has ever said which word is which?
 *
 * <p>A GRU reads the frames of a clip, and its last state c is the clip's code. Another GRU, which
 * sees nothing but c at every step, writes the frames down again; the loss is ½ Σₜ |x̂ₜ − xₜ|².
 * What the decoder needs must go through c, and that is above all which sounds come in which order.
 * Are codes of the same word nearer, by the cosine of their angle, than codes of different words?
 * Pairs of two speakers are looked at by themselves, since a voice is in the code as well. Beside
 * it stands the mean of the frames, which does not know the order.
 *
 * <p>Clips are cut into a shard a worker; by default θ is averaged every 8 steps, 4d bytes up and
 * down a worker and round.
 *
 * <p>Source: lecture <i>Recurrent Neural Network (Part II)</i> of Hung-yi Lee (sequence-to-sequence
 * auto-encoder, speech); Chung et al., Audio word2vec, Interspeech 2016. Data: single recordings of
 * the Free Spoken Digit Dataset, or computed ones; codes are compared on recordings that were not
 * trained on, of speakers who were.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch09.speech-code",
    rows = "9.11",
    summary = "A sequence auto-encoder of speech: clips of one word lie near each other")
public final class SpeechCodeJob implements Job<SpeechCodeJob.Options> {

  /** The job's options. */
  public record Options(
      SpeechOptions speech,
      @Key("frames of 10 ms in a step, at least 1") int stacked,
      @Key("numbers of a code: units of the encoder, at least 1") int code,
      @Key("units of the decoder, at least 1") int units,
      SequenceTraining training,
      @Key("least ratio of mean distances, different words over same, pairs of two speakers")
          double ratio,
      @Key("least share of clips whose nearest one of another speaker says the same word")
          double nearest) {

    public Options {
      Require.atLeast("stacked", stacked, 1);
      Require.atLeast("code", code, 1);
      Require.atLeast("units", units, 1);
      Require.positive("ratio", ratio);
      Require.share("nearest", nearest);
    }
  }

  @Override
  public void run(Run run, Options options) {
    SpokenSplit split = options.speech().read(run);
    List<SpokenDigit> clips = split.heldOut();
    SpeechFrames frames = SpeechFrames.fitted(sounds(split.train()), options.stacked());
    SequenceAutoEncoder net = net(frames.columns(), options);
    Fit fit = options.training().fit(run, "auto-encoder", net, set(frames, split.train()));
    SequenceSet heldOut = set(frames, clips);
    float[][] codes = net.codes(fit.theta(), heldOut.all());
    float[][] means = MeanFrames.of(clips);
    Nearness[] code = {Nearness.of(codes, clips, false), Nearness.of(codes, clips, true)};
    Nearness[] mean = {Nearness.of(means, clips, false), Nearness.of(means, clips, true)};
    run.report()
        .metric("ratio", code[1].ratio())
        .metric("area", code[1].areaUnderCurve())
        .metric("meanArea", mean[1].areaUnderCurve())
        .metric("nearestSameWord", code[0].precisionAtOne())
        .metric("nearestSameWordOfAnother", code[1].precisionAtOne())
        .metric("heldOutLoss", net.loss(fit.theta(), heldOut.all()))
        .metric("parameters", net.size())
        .metric("trainingSeconds", fit.seconds());
    claims(run, options, code[1]);
    SpeechCodePage page = new SpeechCodePage(run.report());
    page.nearness(code, mean);
    page.words(codes, clips);
    int shown = clips.size() / 2;
    page.retold(
        clips.get(shown),
        ((Frames) heldOut.inputs()).values()[shown],
        net.retold(fit.theta(), heldOut.all())[shown],
        frames.columns(),
        options.stacked());
    page.costs(fit);
  }

  private static SequenceAutoEncoder net(int columns, Options options) {
    return SequenceAutoEncoder.ofFrames(
        List.of(new Gru(columns, options.code())),
        List.of(
            new Gru(columns + options.code(), options.units()),
            new Affine(options.units(), columns)),
        0);
  }

  /** Clips as sequences; an auto-encoder's targets are its inputs, and it asks for no others. */
  private static SequenceSet set(SpeechFrames frames, List<SpokenDigit> clips) {
    return new SequenceSet(frames.of(sounds(clips)), new int[clips.size()][0]);
  }

  private static List<Recording> sounds(List<SpokenDigit> clips) {
    return clips.stream().map(SpokenDigit::sound).toList();
  }

  private static void claims(Run run, Options options, Nearness code) {
    String whose = options.speech().title(run);
    run.report()
        .claim(
            Claim.atLeast(
                "9.11",
                "mean distance of codes, different words over same, two speakers, %s, trained by %s"
                    .formatted(whose, options.training().strategy()),
                code.ratio(),
                options.ratio()))
        .claim(
            Claim.atLeast(
                "9.11",
                "share of clips whose nearest one of another speaker says the same word, %.2f by chance, %s"
                    .formatted(code.chance(), whose),
                code.precisionAtOne(),
                options.nearest()));
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(SpeechCodeJob.class, args);
  }
}
