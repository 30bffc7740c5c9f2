package ch09_rnn;

import java.util.List;
import leeml.model.recurrent.Affine;
import leeml.model.recurrent.Bidirectional;
import leeml.model.recurrent.Elman;
import leeml.model.recurrent.Gru;
import leeml.model.recurrent.Jordan;
import leeml.model.recurrent.Layer;
import leeml.model.recurrent.Lstm;

/** The networks that fill slots: an embedding under them, a score a label on top. */
enum SlotNetwork {
  ELMAN("Elman", "9.1") {
    @Override
    List<Layer> layers(int embedding, int units, int labels) {
      return List.of(new Elman(embedding, units), new Affine(units, labels));
    }
  },
  JORDAN("Jordan", "9.1") {
    @Override
    List<Layer> layers(int embedding, int units, int labels) {
      return List.of(new Jordan(embedding, units, labels));
    }
  },
  BIDIRECTIONAL("Elman both ways", "9.1") {
    @Override
    List<Layer> layers(int embedding, int units, int labels) {
      return List.of(
          new Bidirectional(new Elman(embedding, units), new Elman(embedding, units)),
          new Affine(2 * units, labels));
    }
  },
  LSTM("LSTM", "9.3") {
    @Override
    List<Layer> layers(int embedding, int units, int labels) {
      return List.of(new Lstm(embedding, units), new Affine(units, labels));
    }
  },
  GRU("GRU", "9.3") {
    @Override
    List<Layer> layers(int embedding, int units, int labels) {
      return List.of(new Gru(embedding, units), new Affine(units, labels));
    }
  },
  STACKED_LSTM("LSTM both ways, stacked", "9.3") {
    @Override
    List<Layer> layers(int embedding, int units, int labels) {
      int each = Math.max(1, units / 2);
      return List.of(
          new Bidirectional(new Lstm(embedding, each), new Lstm(embedding, each)),
          new Bidirectional(new Lstm(2 * each, each), new Lstm(2 * each, each)),
          new Affine(2 * each, labels));
    }
  };

  private final String title;
  private final String row;

  SlotNetwork(String title, String row) {
    this.title = title;
    this.row = row;
  }

  /** Its layers, from the embedding's numbers to the labels' scores. */
  abstract List<Layer> layers(int embedding, int units, int labels);

  String title() {
    return title;
  }

  /** The row of the course that it belongs to. */
  String row() {
    return row;
  }
}
