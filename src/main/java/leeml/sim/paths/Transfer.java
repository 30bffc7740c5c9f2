package leeml.sim.paths;

/**
 * What a round sends, and how long that takes.
 *
 * @param linkSeconds during which messages are on their way
 * @param addSeconds during which vectors are added up
 * @param bytesDown of θ to all workers
 * @param bytesUp to the centre
 * @param bytesBetween of workers to each other
 * @param stages of the Spark job that does this, at least 1
 * @param tasks of all its stages
 */
public record Transfer(
    double linkSeconds,
    double addSeconds,
    long bytesDown,
    long bytesUp,
    long bytesBetween,
    int stages,
    int tasks) {}
