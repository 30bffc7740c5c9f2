package leeml.job.spec;

import leeml.error.UsageException;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import leeml.train.compress.lowrank.PowerSgd;
import leeml.train.compress.quantized.Fp16;
import leeml.train.compress.quantized.OneBit;
import leeml.train.compress.quantized.Sign;
import leeml.train.compress.sparse.RandomK;
import leeml.train.compress.sparse.Threshold;
import leeml.train.compress.sparse.TopK;

/**
 * What may stand after {@code --compress}.
 *
 * <p>Where nothing is said, a hundredth of the numbers is sent, the rank is 2 and τ is 0.001, which
 * suits updates of a few thousandths and has to be chosen for others.
 */
public final class CompressorNames {

  private static final double RATIO = 0.01;
  private static final double TAU = 0.001;
  private static final int RANK = 2;

  private static final Names<Compressor> NAMES =
      new Names<Compressor>("compressor")
          .with("none", spec -> new FullPrecision())
          .with("fp16", spec -> new Fp16())
          .with("sign", spec -> new Sign())
          .with("onebit", spec -> new OneBit())
          .with("topk", spec -> new TopK(ratio(spec)))
          .with("randomk", spec -> new RandomK(ratio(spec), spec.flag("feedback", false)))
          .with("threshold", spec -> new Threshold(spec.number("tau", TAU)))
          .with("powersgd", spec -> new PowerSgd(spec.integer("rank", RANK)));

  private CompressorNames() {}

  /**
   * Reads a compressor: {@code topk:ratio=0.01}.
   *
   * @throws UsageException if there is no such compressor or parameter, or a value is out of range
   */
  public static Compressor parse(String text) {
    return NAMES.parse(text);
  }

  private static double ratio(Spec spec) {
    return spec.number("ratio", RATIO);
  }
}
