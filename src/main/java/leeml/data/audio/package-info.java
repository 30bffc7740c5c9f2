/**
 * Recorded sound: WAV files and sets of spoken digits.
 *
 * <p>{@link leeml.data.audio.WavFile} reads one recording, {@link
 * leeml.data.audio.SpokenDigitFiles} a folder or a tar of recordings that are named {@code
 * digit_speaker_take.wav}, and {@link leeml.data.audio.SpokenSplit} holds some of them out, by take
 * or by speaker. Where there are none, {@code leeml.data.audio.voice} speaks; what a network hears
 * of a sound, {@code leeml.data.audio.spectrum} computes.
 */
package leeml.data.audio;
