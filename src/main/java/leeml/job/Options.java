package leeml.job;

/** Binds configuration to options records. */
public final class Options {
  private Options() {}
}
