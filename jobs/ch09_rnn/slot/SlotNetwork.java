package ch09_rnn.slot;

import java.util.List;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Bidirectional;
import leeml.model.recurrent.Elman;
import leeml.model.recurrent.Gru;
import leeml.model.recurrent.Jordan;
import leeml.model.recurrent.Layer;
import leeml.model.recurrent.Lstm;

/** The networks that fill slots: an embedding under them, a score a label on top. */
public enum SlotNetwork {
  /** One state that comes from the state before. */
  ELMAN("Elman") {
    @Override
    public List<Layer> layers(int embedding, int units, int labels) {
      return List.of(new Elman(embedding, units), new Affine(units, labels));
    }
  },
  /** A state that comes from the output before. */
  JORDAN("Jordan") {
    @Override
    public List<Layer> layers(int embedding, int units, int labels) {
      return List.of(new Jordan(embedding, units, labels));
    }
  },
  /** Two of Elman's layers, one from each end. */
  BIDIRECTIONAL("Elman both ways") {
    @Override
    public List<Layer> layers(int embedding, int units, int labels) {
      return List.of(
          new Bidirectional(new Elman(embedding, units), new Elman(embedding, units)),
          new Affine(2 * units, labels));
    }
  },
  /** A cell behind three gates. */
  LSTM("LSTM") {
    @Override
    public List<Layer> layers(int embedding, int units, int labels) {
      return List.of(new Lstm(embedding, units), new Affine(units, labels));
    }
  },
  /** A state behind two gates. */
  GRU("GRU") {
    @Override
    public List<Layer> layers(int embedding, int units, int labels) {
      return List.of(new Gru(embedding, units), new Affine(units, labels));
    }
  },
  /** Two layers of LSTMs both ways, each of half the units. */
  STACKED_LSTM("LSTM both ways, stacked") {
    @Override
    public List<Layer> layers(int embedding, int units, int labels) {
      int each = Math.max(1, units / 2);
      return List.of(
          new Bidirectional(new Lstm(embedding, each), new Lstm(embedding, each)),
          new Bidirectional(new Lstm(2 * each, each), new Lstm(2 * each, each)),
          new Affine(2 * each, labels));
    }
  };

  private final String title;

  SlotNetwork(String title) {
    this.title = title;
  }

  /** Its layers, from the embedding's numbers to the labels' scores. */
  public abstract List<Layer> layers(int embedding, int units, int labels);

  /** Its name, for people. */
  public String title() {
    return title;
  }
}
