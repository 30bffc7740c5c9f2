package study;

import com.google.auto.service.AutoService;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Run;
import study.reproduced.LocalSteps;
import study.reproduced.MllibStar;
import study.reproduced.SparkNet;
import study.reproduced.StaleSynchrony;
import study.reproduced.StromThreshold;
import study.trial.DigitOptions;
import study.trial.DigitTask;

/**
 * Do five papers' findings about distributed descent hold at a size that two cores manage?
 *
 * <ol>
 *   <li>{@link SparkNet}: the speed-up of K machines that average every τ steps (Moritz et al.,
 *       ICLR 2016).
 *   <li>{@link MllibStar}: model averaging against MLlib's gradient descent (Zhang et al., ICDE
 *       2019).
 *   <li>{@link StromThreshold}: bytes and accuracy by the threshold τ (Strom, Interspeech 2015).
 *   <li>{@link StaleSynchrony}: stale-synchronous between bulk-synchronous and asynchronous (Ho et
 *       al., NIPS 2013).
 *   <li>{@link LocalSteps}: local SGD by H against large batches (Lin et al., ICLR 2020; Stich,
 *       ICLR 2019).
 * </ol>
 *
 * <p>The papers' networks and data are thousands of times larger; the network here is a perceptron
 * on the shipped cut of MNIST, and seconds are those of the virtual clock. What can be compared is
 * the direction and the order of an effect. Expect averaging to save rounds, thresholds bytes and
 * bounds waiting, each up to a point.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "study.reproduced",
    rows = {"D.1", "D.3", "D.4"},
    summary = "SparkNet, MLlib*, Strom, stale-synchronous and local SGD beside their papers")
public final class ReproducedJob implements Job<ReproducedJob.Options> {

  /** The job's options: what all share, and each paper's own. */
  public record Options(
      DigitOptions digits,
      SparkNet.Options sparkNet,
      MllibStar.Options mllibStar,
      StromThreshold.Options strom,
      StaleSynchrony.Options stale,
      LocalSteps.Options local) {}

  @Override
  public void run(Run run, Options options) {
    DigitTask task = DigitTask.read(run, options.digits());
    SparkNet.show(run, task, options.sparkNet());
    MllibStar.show(run, task, options.mllibStar());
    StromThreshold.show(run, task, options.strom());
    StaleSynchrony.show(run, task, options.stale());
    LocalSteps.show(run, task, options.local());
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(ReproducedJob.class, args);
  }
}
