/**
 * Sentences and their opinions as an input of jobs: which are read, how a network learns from them
 * until it gets no better, and how it is held against a bag of words.
 */
package leeml.job.opinion;
