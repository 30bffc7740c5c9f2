package leeml.model.kernel;

/** Chooses once. */
final class Fastest {

  static final Kernel KERNEL =
      ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
          ? new LaneKernel()
          : new PlainKernel();

  private Fastest() {}
}
