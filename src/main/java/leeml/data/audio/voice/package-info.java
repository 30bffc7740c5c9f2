/**
 * A small formant synthesizer that says digits: a source and a filter, six speakers.
 *
 * <p>{@link leeml.data.audio.voice.SyntheticDigits} is what others call. A word is a list of
 * sounds, each with its formants, voice and hiss; {@code FormantSynthesizer} sends pulses and
 * breath through resonators that move from sound to sound; {@link leeml.data.audio.voice.Speaker}
 * says how high, how fast and through how long a vocal tract. The same seed gives the same samples.
 */
package leeml.data.audio.voice;
