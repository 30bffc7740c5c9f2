package ch07_cnn;

import com.google.auto.service.AutoService;
import leeml.cli.Launcher;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Run;

/**
 * Does the network that reads digits also tell clothes apart?
 *
 * <p>{@link LeNetJob} with its defaults on Fashion-MNIST: ten kinds of clothes, 28 × 28 pixels like
 * the digits, and harder, since a shirt, a coat and a pullover differ by little. The same network,
 * loss, strategy and bytes.
 *
 * <p>Source: Xiao, Rasul, Vollgraf, Fashion-MNIST: a novel image dataset for benchmarking machine
 * learning algorithms, 2017. Expect about 86 % after the 10 000 shipped pictures and 90 % or more
 * on the whole set.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch07.fashion",
    rows = "7.2",
    summary = "The same on Fashion-MNIST: which clothes are taken for which")
public final class FashionJob implements Job<LeNetJob.Options> {

  @Override
  public void run(Run run, LeNetJob.Options options) {
    LeNetJob.train(run, options);
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(FashionJob.class, args);
  }
}
