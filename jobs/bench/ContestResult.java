package bench;

import leeml.report.Claim;

/**
 * What a contest of this library and MLlib came to.
 *
 * @param contest its name, with the sizes
 * @param oursSeconds median
 * @param mllibSeconds median
 * @param goal the ratio of seconds that is aimed at, ours to MLlib's
 * @param measure what the quality is, in words: {@code loss}
 * @param ours quality of the fit
 * @param mllib quality of the fit
 * @param asGood what makes the two fits comparable
 */
record ContestResult(
    String contest,
    double oursSeconds,
    double mllibSeconds,
    double goal,
    String measure,
    double ours,
    double mllib,
    Claim asGood) {

  /** Ours to MLlib's. */
  double ratio() {
    return oursSeconds / mllibSeconds;
  }

  /** The ratio against its goal. */
  Claim asFast() {
    return Claim.atMost(asGood.row(), "seconds against MLlib's", ratio(), goal);
  }

  /** All of it, for the person watching. */
  String line() {
    return "%s: ours %.2f s, MLlib %.2f s, ratio %.2f (goal %.1f); %s %.6g, MLlib's %.6g"
        .formatted(contest, oursSeconds, mllibSeconds, ratio(), goal, measure, ours, mllib);
  }
}
