package ch06_dnn;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import leeml.data.idx.ImageSplit;
import leeml.dl4j.ExampleNetwork;
import leeml.job.Run;
import leeml.model.Activation;
import leeml.model.ExampleBatch;
import leeml.model.Examples;
import leeml.optim.Optimizer;
import leeml.spark.Search;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.shard.Shard;
import leeml.train.shard.Shards;
import org.apache.spark.broadcast.Broadcast;

/**
 * A network and how it is trained.
 *
 * @param name as the table has it
 * @param hidden widths of the hidden layers
 * @param activation of the hidden layers
 * @param optimizer of the training
 * @param dropout share of a hidden layer's outputs that is dropped in training, in [0, 1)
 * @param patience looks at validation pictures without improvement after which training stops; 0
 *     for never
 * @param pictures that it is trained on, the first ones
 * @param batch pictures a step
 * @param steps of the training at the most
 */
record Patient(
    String name,
    List<Integer> hidden,
    Activation activation,
    Optimizer optimizer,
    double dropout,
    int patience,
    int pictures,
    int batch,
    long steps)
    implements Serializable {

  /** For every so many training pictures one more to validate on. */
  private static final int TRAINING_PER_VALIDATION = 4;

  private static final int EPOCHS_BETWEEN_LOOKS = 1;

  Patient called(String other) {
    return new Patient(
        other, hidden, activation, optimizer, dropout, patience, pictures, batch, steps);
  }

  Patient with(Activation other) {
    return new Patient(name, hidden, other, optimizer, dropout, patience, pictures, batch, steps);
  }

  Patient with(Optimizer other) {
    return new Patient(name, hidden, activation, other, dropout, patience, pictures, batch, steps);
  }

  Patient dropping(double share) {
    return new Patient(
        name, hidden, activation, optimizer, share, patience, pictures, batch, steps);
  }

  Patient stoppingAfter(int looks) {
    return new Patient(name, hidden, activation, optimizer, dropout, looks, pictures, batch, steps);
  }

  Patient on(int count) {
    return new Patient(name, hidden, activation, optimizer, dropout, patience, count, batch, steps);
  }

  /**
   * What came of it.
   *
   * @param name the patient's
   * @param training accuracy on the pictures that it was trained on
   * @param heldOut accuracy on the held-out ones
   * @param steps that were made
   */
  record Reading(String name, double training, double heldOut, long steps) implements Serializable {

    /** Those of one patient. */
    static List<Reading> of(List<Reading> readings, String patient) {
      return readings.stream().filter(reading -> reading.name.equals(patient)).toList();
    }

    double heldOutError() {
      return 1 - heldOut;
    }

    /** How far it reads better what it knows. */
    double gap() {
      return training - heldOut;
    }
  }

  /** A patient from one start. */
  record Trial(Patient patient, long seed) implements Serializable {

    /** Every patient from so many starts, a Spark task each. */
    static List<Reading> runAll(Run run, List<Patient> patients, int seeds, ImageSplit digits) {
      List<Trial> trials =
          patients.stream()
              .flatMap(
                  patient ->
                      IntStream.range(0, seeds).mapToObj(i -> new Trial(patient, run.seed() + i)))
              .toList();
      Broadcast<ImageSplit> shared = run.sc().broadcast(digits);
      try (var progress = run.progress("networks and starts", trials.size(), "network")) {
        return Search.run(run.sc(), trials, trial -> trial.read(shared.value()), progress::stepTo);
      } finally {
        shared.destroy();
      }
    }

    private Reading read(ImageSplit digits) {
      Examples own = patient.slice(digits, 0, patient.pictures);
      DigitNet net = patient.net(digits);
      Trainer<ExampleBatch> trainer =
          Trainer.of(net.objective(), patient.optimizer)
              .batchSize(patient.batch)
              .seed(seed)
              .within(Budget.steps(patient.steps));
      if (patient.patience > 0) {
        trainer.validate(patient.validation(net, digits));
      }
      Fit fit = trainer.fit(Shards.of(List.of(Shard.of(own))));
      return new Reading(
          patient.name,
          net.accuracy(fit.theta(), own.all()),
          net.accuracy(fit.theta(), digits.heldOut().all()),
          fit.ledger().rounds().get(fit.ledger().rounds().size() - 1).step());
    }
  }

  /** On training pictures that come after its own, so that the held-out ones stay untouched. */
  private Validation validation(DigitNet net, ImageSplit digits) {
    ExampleBatch others =
        slice(digits, pictures, pictures + pictures / TRAINING_PER_VALIDATION).all();
    return Validation.lower("validation loss", theta -> net.loss(theta, others))
        .everyEpochs(EPOCHS_BETWEEN_LOOKS)
        .patience(patience);
  }

  private Examples slice(ImageSplit digits, int from, int to) {
    return digits.train().take(IntStream.range(from, to).toArray());
  }

  /** Plain Java, which is faster for small layers; Deeplearning4j where something is dropped. */
  private DigitNet net(ImageSplit digits) {
    int[] widths = DigitNet.widths(digits, hidden);
    return dropout == 0
        ? DigitNet.of(activation, widths)
        : DigitNet.of(ExampleNetwork.dense(activation, dropout, widths));
  }
}
