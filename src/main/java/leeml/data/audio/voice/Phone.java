package leeml.data.audio.voice;

/**
 * The sounds that digits are made of: three formants in hertz, how loud its voice is, of the
 * loudest, the deviation of its hiss as a share of the voice's peak, around which frequency the
 * hiss lies, and how long it lasts in milliseconds.
 *
 * <p>Source of the vowels: Peterson, Barney, Control methods used in a study of the vowels, JASA 24
 * (1952), table II, men. Of the consonants: Klatt 1980, table III. Durations and noise are rounded
 * from what spectrograms of English show.
 */
enum Phone {
  IY(270, 2290, 3010, 1, 0, 0, 130),
  IH(390, 1990, 2550, 1, 0, 0, 90),
  EH(530, 1840, 2480, 1, 0, 0, 90),
  AA(730, 1090, 2440, 1, 0, 0, 120),
  AH(640, 1190, 2390, 1, 0, 0, 110),
  AO(570, 840, 2410, 1, 0, 0, 120),
  UH(440, 1020, 2240, 1, 0, 0, 80),
  UW(300, 870, 2240, 1, 0, 0, 170),
  W(290, 610, 2150, 0.7, 0, 0, 80),
  R(310, 1060, 1380, 0.7, 0, 0, 80),
  N(480, 1340, 2470, 0.35, 0, 0, 90),
  V(220, 1100, 2080, 0.3, 0.015, 1400, 70),
  Z(240, 1390, 2530, 0.25, 0.06, 3700, 90),
  S(320, 1390, 2530, 0, 0.1, 3800, 120),
  F(340, 1100, 2080, 0, 0.02, 1800, 110),
  TH(320, 1290, 2540, 0, 0.015, 3000, 90),
  /** The mouth is shut before a stop. */
  CLOSURE(400, 1600, 2600, 0, 0, 0, 60),
  T(400, 1600, 2600, 0, 0.1, 3500, 35),
  K(300, 1990, 2850, 0, 0.1, 2100, 40);

  /** Formants that are given. */
  static final int FORMANTS = 3;

  private final double f1;
  private final double f2;
  private final double f3;
  final double voice;
  final double noise;
  final double noiseHz;
  final double millis;

  Phone(
      double f1, double f2, double f3, double voice, double noise, double noiseHz, double millis) {
    this.f1 = f1;
    this.f2 = f2;
    this.f3 = f3;
    this.voice = voice;
    this.noise = noise;
    this.noiseHz = noiseHz;
    this.millis = millis;
  }

  /** Its formants in hertz, from the lowest; a new array. */
  double[] formantsHz() {
    return new double[] {f1, f2, f3};
  }
}
