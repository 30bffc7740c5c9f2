/**
 * What is in a sound: frames, power spectra, mel filters, log-mel spectrograms, MFCC and slopes.
 *
 * <p>The way from samples to features: {@link leeml.data.audio.spectrum.Framing} cuts, {@link
 * leeml.data.audio.spectrum.PowerSpectrum} transforms, {@link leeml.data.audio.spectrum.MelFilters}
 * gather by pitch as it is heard, {@link leeml.data.audio.spectrum.LogMel} takes the logarithm of
 * that, {@link leeml.data.audio.spectrum.CosineTransform} and {@link
 * leeml.data.audio.spectrum.Deltas} make of it what {@link leeml.data.audio.spectrum.Mfcc} hands to
 * a recogniser. The Fourier transform is JTransforms', which Spark's MLlib brings along.
 */
package leeml.data.audio.spectrum;
