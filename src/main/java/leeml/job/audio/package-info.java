/**
 * Spoken digits as an input of jobs: {@link leeml.job.audio.SpeechOptions} is the group of options
 * that says which recordings are read, or that they are computed, and which are held out, so that
 * every speech job takes the same keys and reads them in one way.
 *
 * <p>The files themselves are read by {@code leeml.data.audio}.
 */
package leeml.job.audio;
