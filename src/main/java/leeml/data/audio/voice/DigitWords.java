package leeml.data.audio.voice;

import static leeml.data.audio.voice.Phone.AA;
import static leeml.data.audio.voice.Phone.AH;
import static leeml.data.audio.voice.Phone.AO;
import static leeml.data.audio.voice.Phone.CLOSURE;
import static leeml.data.audio.voice.Phone.EH;
import static leeml.data.audio.voice.Phone.F;
import static leeml.data.audio.voice.Phone.IH;
import static leeml.data.audio.voice.Phone.IY;
import static leeml.data.audio.voice.Phone.K;
import static leeml.data.audio.voice.Phone.N;
import static leeml.data.audio.voice.Phone.R;
import static leeml.data.audio.voice.Phone.S;
import static leeml.data.audio.voice.Phone.T;
import static leeml.data.audio.voice.Phone.TH;
import static leeml.data.audio.voice.Phone.UH;
import static leeml.data.audio.voice.Phone.UW;
import static leeml.data.audio.voice.Phone.V;
import static leeml.data.audio.voice.Phone.W;
import static leeml.data.audio.voice.Phone.Z;

import java.util.List;

/** How the English digits are pronounced; a diphthong is two vowels. */
final class DigitWords {

  private static final List<List<Phone>> WORDS =
      List.of(
          List.of(Z, IH, R, AO, UH),
          List.of(W, AH, N),
          List.of(T, UW),
          List.of(TH, R, IY),
          List.of(F, AO, R),
          List.of(F, AA, IH, V),
          List.of(S, IH, CLOSURE, K, S),
          List.of(S, EH, V, AH, N),
          List.of(EH, IH, CLOSURE, T),
          List.of(N, AA, IH, N));

  private DigitWords() {}

  /** The sounds of a digit, 0 … 9. */
  static List<Phone> of(int digit) {
    return WORDS.get(digit);
  }
}
