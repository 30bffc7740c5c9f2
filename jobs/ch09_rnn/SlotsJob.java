package ch09_rnn;

import ch09_rnn.slot.SlotData;
import ch09_rnn.slot.SlotModel;
import ch09_rnn.slot.SlotNetwork;
import ch09_rnn.slot.SlotResult;
import ch09_rnn.slot.SlotSource;
import ch09_rnn.slot.TravelGrammar;
import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import leeml.cli.Launcher;
import leeml.data.words.TaggedSentence;
import leeml.job.About;
import leeml.job.Job;
import leeml.job.Key;
import leeml.job.Run;
import leeml.job.place.Distribution;
import leeml.model.sequence.SequenceBatch;
import leeml.optim.Optimizer;
import leeml.optim.Optimizers;
import leeml.optim.Require;
import leeml.train.Budget;
import leeml.train.Fit;
import leeml.train.Trainer;
import leeml.train.Validation;
import leeml.train.shard.Shards;

/**
 * Which recurrent network fills the slots of “i would like to arrive Taipei on November 2nd”, when
 * what a city means was said twenty words ago?
 *
 * <p>A word w becomes a row of an embedding, a state hₜ = g(xₜ, hₜ₋₁) goes from word to word, and
 * at every word scores of the labels are read off: B-destination, I-destination, B-departure, …, O.
 * The loss of a sentence is Σₜ −ln softmax(zₜ)[yₜ], averaged over sentences. Elman (hₜ of the state
 * before), Jordan (of the output before), both ways, LSTM, GRU and a stack of two LSTMs both ways
 * differ in g alone ({@link SlotNetwork}). Judged by F1 over entities, as conlleval counts them: an
 * entity is right when its type and both its ends are.
 *
 * <p>Sentences are cut into a shard a worker. By default each worker makes H = 8 steps on its own,
 * then θ ← Σ nᵢ wᵢ / n: 4d bytes down and up a worker and round, d being 6 000 to 150 000. A batch
 * is packed by length, so nothing is padded. The gradient is clipped to norm 5.
 *
 * <p>Source: lecture <i>Recurrent Neural Network (Part I)</i> of Hung-yi Lee (slot filling); Elman
 * 1990; Jordan 1986; Schuster, Paliwal 1997; Hochreiter, Schmidhuber 1997; Cho et al. 2014; Mesnil
 * et al., Investigation of recurrent-neural-network architectures for spoken language
 * understanding, Interspeech 2013 (ATIS). Data: sentences of {@link TravelGrammar}, or any file in
 * IOB columns, such as ATIS. Expect the networks that read one way to miss the cities whose meaning
 * comes later, Elman and Jordan to lose the word that was said long ago, and gates to keep it.
 */
@AutoService(Job.class)
@SuppressWarnings("rawtypes") // the service is found by its raw class
@About(
    name = "ch09.slots",
    rows = {"9.1", "9.3"},
    summary = "Slot filling by Elman, Jordan, both ways, LSTM and GRU; F1 as conlleval counts",
    main = true)
public final class SlotsJob implements Job<SlotsJob.Options> {

  static final String F1 = "f1";

  /** The job's options. */
  public record Options(
      SlotSource source,
      @Key("networks: elman, jordan, bidirectional, lstm, gru, stacked-lstm")
          List<SlotNetwork> networks,
      @Key("numbers of an embedded word, at least 1") int embedding,
      @Key("units of a recurrent layer, at least 1") int units,
      @Key("the optimizer: adam:rate=0.004, …") Optimizer optimizer,
      @Key("largest norm of a gradient; 0 for any") double clip,
      @Key("sentences a step and worker, at least 1") int batch,
      @Key("passes over the training sentences, at least 1") int epochs,
      @Key("who does the arithmetic: java, or deeplearning4j for lstm") SlotModel.Engine engine,
      Distribution distribution,
      @Key("least F1 of the best network") double f1,
      @Key("least lead of LSTM and GRU over Elman and Jordan in F1") double lead,
      @Key("least share of pairs of sentences told apart by LSTM and GRU") double pairsTold) {

    public Options {
      Require.atLeast("networks", networks.size(), 1);
      Require.atLeast("embedding", embedding, 1);
      Require.atLeast("units", units, 1);
      Require.notNegative("clip", clip);
      Require.atLeast("batch", batch, 1);
      Require.atLeast("epochs", epochs, 1);
      Require.share("f1", f1);
    }
  }

  @Override
  public void run(Run run, Options options) {
    SlotData data = options.source().read(run);
    SlotsPage page = new SlotsPage(run.report(), data, options.source().generated());
    Shards<SequenceBatch> shards = options.distribution().shards(data.sequences(data.train()), run);
    Map<SlotNetwork, SlotResult> results = new EnumMap<>(SlotNetwork.class);
    for (SlotNetwork network : options.networks()) {
      SlotModel model =
          SlotModel.of(options.engine(), network, options.embedding(), options.units(), data);
      Fit fit =
          run.fit(
              network.title(),
              options.distribution().spread(trainer(run, options, data, model), run),
              shards);
      results.put(network, result(run, options, data, model, fit));
    }
    new SlotClaims(run.report(), results).of(options);
    page.results(results);
    page.answers(results);
    page.progress(results);
    page.costs(results);
  }

  private static Trainer<SequenceBatch> trainer(
      Run run, Options options, SlotData data, SlotModel model) {
    List<TaggedSentence> looked = data.heldOut().subList(0, Math.min(200, data.heldOut().size()));
    SequenceBatch batch = data.sequences(looked).all();
    Optimizer optimizer =
        options.clip() == 0
            ? options.optimizer()
            : Optimizer.chain(Optimizers.clipByNorm(options.clip()), options.optimizer());
    return Trainer.of(model.objective(), optimizer)
        .batchSize(options.batch())
        .seed(run.seed())
        .within(Budget.epochs(options.epochs()))
        .validate(
            Validation.higher(
                    F1, theta -> data.score(looked, model.scores().apply(theta, batch)).f1())
                .everyEpochs(1));
  }

  private static SlotResult result(
      Run run, Options options, SlotData data, SlotModel model, Fit fit) {
    float[][] scores = model.scores().apply(fit.theta(), data.sequences(data.heldOut()).all());
    double told = Double.NaN;
    List<String> answers = new ArrayList<>();
    if (options.source().generated()) {
      List<TaggedSentence> pairs = options.source().pairs(run.seed());
      float[][] paired = model.scores().apply(fit.theta(), data.sequences(pairs).all());
      told = data.pairsTold(pairs, paired);
      answers.add(SlotsPage.cityOf(pairs.get(0), data.read(paired[0])));
      answers.add(SlotsPage.cityOf(pairs.get(1), data.read(paired[1])));
    }
    return new SlotResult(
        fit, model.objective().size(), data.score(data.heldOut(), scores), told, answers);
  }

  /** Runs this job alone, with the launcher's arguments. */
  public static void main(String[] args) {
    Launcher.main(SlotsJob.class, args);
  }
}
