package ch04_optimization.paper;

import leeml.optim.Optimizer;
import leeml.optim.Optimizers;

/** The five optimizers that the others are made from: the library's, and its paper's recurrence. */
public enum BasicOptimizer {
  SGD("SGD") {
    @Override
    public Optimizer library(double rate) {
      return Optimizers.sgd(rate);
    }

    @Override
    public Recurrence paper(int d, double rate) {
      return Recurrences.sgd(d, rate);
    }
  },
  SGDM("SGDM") {
    @Override
    public Optimizer library(double rate) {
      return Optimizers.momentum(rate);
    }

    @Override
    public Recurrence paper(int d, double rate) {
      return Recurrences.momentum(d, rate, 0.9);
    }
  },
  ADAGRAD("Adagrad") {
    @Override
    public Optimizer library(double rate) {
      return Optimizers.adagrad(rate);
    }

    @Override
    public Recurrence paper(int d, double rate) {
      return Recurrences.adagrad(d, rate, 1e-10);
    }
  },
  RMSPROP("RMSProp") {
    @Override
    public Optimizer library(double rate) {
      return Optimizers.rmsProp(rate);
    }

    @Override
    public Recurrence paper(int d, double rate) {
      return Recurrences.rmsProp(d, rate, 0.9, 1e-8);
    }
  },
  ADAM("Adam") {
    @Override
    public Optimizer library(double rate) {
      return Optimizers.adam(rate);
    }

    @Override
    public Recurrence paper(int d, double rate) {
      return Recurrences.adam(d, rate, 0.9, 0.999, 1e-8);
    }
  };

  private final String title;

  BasicOptimizer(String title) {
    this.title = title;
  }

  /** The field's name for it. */
  public String title() {
    return title;
  }

  /** The library's, with the usual constants. */
  public abstract Optimizer library(double rate);

  /** The paper's over d coordinates, with the same constants. */
  public abstract Recurrence paper(int d, double rate);
}
