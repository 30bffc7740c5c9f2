package leeml.train.server;

/**
 * What a worker sends to a server at the end of one of its rounds.
 *
 * @param worker its number
 * @param round the worker's own count, from 0; a server takes each one in once
 * @param versionRead updates of the slice when the worker last got it
 * @param wantsTheta whether the answer is to bring θ
 * @param examples that the vector stands for
 * @param message the vector's slice
 */
public record Push(
    int worker, long round, long versionRead, boolean wantsTheta, long examples, float[] message) {}
