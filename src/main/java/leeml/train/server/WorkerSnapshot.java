package leeml.train.server;

import java.io.Serializable;

/**
 * A worker under a server between two of its rounds. Arrays are not copied.
 *
 * @param round that it does next; where its last push has no answer yet, that push's
 * @param versionRead updates of θ when it last got it
 * @param fresh whether the answer to its last push brought θ
 * @param stopped whether the server wants no more of it
 * @param due when it sends next, by the clock of its cluster; NaN if it waits for an answer or has
 *     ended
 * @param theta θ as it last came down, shape (d)
 * @param state what it carries into the round, as {@code WorkerState} writes it
 */
public record WorkerSnapshot(
    long round,
    long versionRead,
    boolean fresh,
    boolean stopped,
    double due,
    float[] theta,
    byte[] state)
    implements Serializable {}
