package leeml.data.audio.voice;

import java.util.List;
import java.util.SplittableRandom;
import leeml.data.audio.Recording;

/**
 * A voice out of a source and a filter: pulses of the vocal cords and breath go through the
 * resonances of throat and mouth, one after the other; hiss goes through one of its own beside
 * them.
 *
 * <p>Formants, loudness of voice and hiss go from sound to sound along straight lines. Every take
 * has its own pitch, pace, background noise and formants, a few per cent off the speaker's. The
 * pitch falls by a fifth over a word.
 *
 * <p>Source: Fant, Acoustic theory of speech production, 1960 (source and filter); Klatt 1980,
 * section I, of which this is the cascade branch with three formants and a fixed fourth.
 */
final class FormantSynthesizer {

  private static final double[] BANDWIDTHS_HZ = {60, 90, 150};
  private static final double FOURTH_HZ = 3300;
  private static final double FOURTH_BANDWIDTH_HZ = 250;
  private static final double SOURCE_BANDWIDTH_HZ = 100;
  private static final double HISS_BANDWIDTH_HZ = 900;
  private static final double PITCH_FALL = 0.2;

  /** No resonance lies above this share of the rate: half of it is all that samples hold. */
  private static final double HIGHEST = 0.48;

  /** A take's background is up to this many times the speaker's. */
  private static final double MOST_HUM = 8;

  private static final double LOUDEST = 0.5;

  /** A share of a sound at its start and at its end is the way from and to its neighbours. */
  private static final double TRANSITION = 0.35;

  private final int rateHz;
  private final SplittableRandom random;
  private final Speaker speaker;
  private final double pitchHz;
  private final double tract;
  private final double pace;
  private final Resonator source;
  private final Resonator[] mouth;
  private final Resonator hiss;
  private double phase;
  private double before;

  /** One take of a speaker; the same random numbers make the same sound. */
  FormantSynthesizer(int rateHz, Speaker speaker, SplittableRandom random) {
    this.rateHz = rateHz;
    this.random = random;
    this.speaker = speaker;
    this.pitchHz = speaker.pitchHz() * around(0.08);
    this.tract = speaker.tract() * around(0.04);
    this.pace = speaker.pace() * around(0.12);
    this.source = new Resonator(rateHz);
    this.hiss = new Resonator(rateHz);
    this.mouth = new Resonator[Phone.FORMANTS + 1];
    for (int k = 0; k < mouth.length; k++) {
      mouth[k] = new Resonator(rateHz);
    }
    source.tune(0, SOURCE_BANDWIDTH_HZ);
    // At a fixed place: a shorter tract would carry it out of what 8 000 samples a second hold.
    mouth[Phone.FORMANTS].tune(FOURTH_HZ, FOURTH_BANDWIDTH_HZ);
  }

  private double around(double spread) {
    return 1 + spread * (2 * random.nextDouble() - 1);
  }

  /** Says the sounds one after the other. */
  Recording say(List<Phone> word) {
    int[] lengths = new int[word.size()];
    int total = 0;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (int) (word.get(i).millis / 1000 * rateHz / pace * around(0.25));
      total += lengths[i];
    }
    double[][] formantsHz = word.stream().map(this::formants).toArray(double[][]::new);
    double[] voiced = new double[total];
    double[] hissed = new double[total];
    int at = 0;
    for (int i = 0; i < lengths.length; i++) {
      int last = Math.max(0, i - 1);
      int next = Math.min(lengths.length - 1, i + 1);
      for (int n = 0; n < lengths[i]; n++) {
        double place = (n + 0.5) / lengths[i];
        double share = 0.5 * Math.max(0, 1 - Math.min(place, 1 - place) / TRANSITION);
        int other = place < 0.5 ? last : next;
        tune(formantsHz[i], formantsHz[other], share);
        double loud = mixed(word.get(i).voice, word.get(other).voice, share);
        voiced[at] = voiced(loud, pulse(pitchHz * (1 - PITCH_FALL * at / total)));
        hissed[at] = hissed(word.get(i), word.get(other), share);
        at++;
      }
    }
    return new Recording(mixed(voiced, hissed), rateHz);
  }

  /** A sound's formants as this take has them. */
  private double[] formants(Phone phone) {
    double[] hertz = phone.formantsHz();
    for (int k = 0; k < hertz.length; k++) {
      hertz[k] = Math.min(tract * hertz[k] * around(0.08), HIGHEST * rateHz);
    }
    return hertz;
  }

  /** Tunes the mouth to a sound, of which a share is its neighbour's already or still. */
  private void tune(double[] own, double[] other, double share) {
    for (int k = 0; k < Phone.FORMANTS; k++) {
      mouth[k].tune(mixed(own[k], other[k], share), BANDWIDTHS_HZ[k]);
    }
  }

  private double voiced(double loudness, double pulse) {
    double x = loudness * source.next(pulse);
    for (Resonator resonator : mouth) {
      x = resonator.next(x);
    }
    // What leaves the lips is the change of what comes to them.
    double radiated = x - before;
    before = x;
    return radiated;
  }

  private double hissed(Phone phone, Phone other, double share) {
    if (phone.noise == 0) {
      return 0;
    }
    hiss.tune(Math.min(phone.noiseHz * tract, HIGHEST * rateHz), HISS_BANDWIDTH_HZ);
    double noise = hiss.next(random.nextGaussian()) / hiss.noiseDeviation();
    return mixed(phone.noise, other.noise, share) * noise;
  }

  private static double mixed(double own, double other, double share) {
    return (1 - share) * own + share * other;
  }

  /** Pulses of the vocal cords, with breath. */
  private double pulse(double hertz) {
    phase += hertz / rateHz;
    double breath = speaker.breath() * random.nextGaussian();
    if (phase < 1) {
      return breath;
    }
    phase -= 1;
    return breath + Math.sqrt(rateHz / hertz) * around(0.1);
  }

  /** Voice with its peak at 1, hiss and hum beside it. */
  private float[] mixed(double[] voiced, double[] hissed) {
    double largest = 0;
    for (double x : voiced) {
      largest = Math.max(largest, Math.abs(x));
    }
    double loudness = LOUDEST * around(0.4);
    double hum = speaker.hum() * random.nextDouble(MOST_HUM);
    float[] sound = new float[voiced.length];
    for (int n = 0; n < sound.length; n++) {
      double x = voiced[n] / largest + hissed[n] + hum * random.nextGaussian();
      x *= loudness;
      sound[n] = (float) Math.max(-1, Math.min(x, 1));
    }
    return sound;
  }
}
