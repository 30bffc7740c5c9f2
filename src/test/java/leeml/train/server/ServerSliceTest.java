package leeml.train.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import leeml.optim.Optimizers;
import leeml.train.strategy.server.BackupWorkers;
import leeml.train.strategy.server.StaleSynchronous;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who waits for whom, what comes twice, who comes back. */
class ServerSliceTest {

  private static final int WORKERS = 5;
  private static final long ROUNDS = 200;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 8})
  void staleSynchronousNeverExceedsItsBound(int staleness) {
    long seed = 7L + staleness;
    ServerSlice server = server(new StaleSynchronous(staleness, 1));
    Random random = new Random(seed);
    List<Integer> ready = new ArrayList<>(List.of(0, 1, 2, 3, 4));
    long[] rounds = new long[WORKERS];
    while (!ready.isEmpty()) {
      // Worker 0 is slow: of three times that it is its turn, it takes one.
      int worker = ready.remove(random.nextInt(ready.size()));
      if (worker == 0 && !ready.isEmpty() && random.nextInt(3) > 0) {
        ready.add(worker);
        continue;
      }
      for (Pulled pulled : server.push(push(worker, rounds[worker]++, 0))) {
        if (rounds[pulled.worker()] < ROUNDS) {
          ready.add(pulled.worker());
        }
      }
    }
    assertThat(rounds).as("seed %d: everyone gets done", seed).containsOnly(ROUNDS);
    assertThat(server.snapshot(false).lead().lastKey())
        .as("seed %d", seed)
        .isEqualTo((long) staleness);
  }

  @Test
  void whatComesTwiceCountsOnce() {
    ServerSlice server = server(new StaleSynchronous(100, 1));
    server.push(push(0, 0, 0));
    float[] once = server.snapshot(false).theta();
    List<Pulled> again = server.push(push(0, 0, 0));
    assertThat(server.snapshot(false).theta()).isEqualTo(once);
    assertThat(again).singleElement().satisfies(p -> assertThat(p.theta()).isEqualTo(once));
  }

  @Test
  void whoComesBackIsToldWhereToGoOn() {
    ServerSlice server = server(new StaleSynchronous(100, 1));
    assertThat(server.register(3).round()).isZero();
    server.push(push(3, 0, 0));
    server.push(push(3, 1, 1));
    assertThat(server.register(3).round()).isEqualTo(2);
    assertThat(server.register(3).theta()).isEqualTo(server.snapshot(false).theta());
  }

  @Test
  void nobodyWaitsForWhoHasLeft() {
    ServerSlice server = server(new StaleSynchronous(0, 1));
    for (int worker = 0; worker < WORKERS - 1; worker++) {
      assertThat(server.push(push(worker, 0, 0))).isEmpty();
    }
    assertThat(server.leave(WORKERS - 1)).hasSize(WORKERS - 1);
  }

  @Test
  void stoppingAnswersWhoWaitsAndWhoComes() {
    ServerSlice server = server(new StaleSynchronous(0, 1));
    server.push(push(0, 0, 0));
    assertThat(server.stop()).singleElement().satisfies(p -> assertThat(p.stop()).isTrue());
    assertThat(server.push(push(1, 0, 0))).allSatisfy(p -> assertThat(p.stop()).isTrue());
  }

  @Test
  void backupWorkersGoOnWithTheFirstAndDropTheLate() {
    ServerSlice server = server(new BackupWorkers(2));
    Deque<Pulled> answers = new ArrayDeque<>();
    for (int worker = 0; worker < 3; worker++) {
      answers.addAll(server.push(push(worker, 0, 0)));
    }
    assertThat(answers).as("three of five are enough").hasSize(3);
    float[] stepped = server.snapshot(false).theta();
    List<Pulled> late = server.push(push(4, 0, 0));
    assertThat(server.snapshot(false).theta()).isEqualTo(stepped);
    assertThat(late).singleElement().satisfies(p -> assertThat(p.version()).isEqualTo(1));
    assertThat(server.snapshot(false).staleness()).containsEntry(1L, 1L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void backupWorkersOfSeveralSlicesAllEnd(int slices) {
    for (long seed = 0; seed < 200; seed++) {
      SlicedRun run = SlicedRun.toTheEnd(new BackupWorkers(1), WORKERS, slices, 20, seed);
      assertThat(run.whoIsNotDone()).as("seed %d: workers that wait for ever", seed).isEmpty();
    }
  }

  /** Slices that are seen one after the other are apart; nobody may wait for ever for that. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void backupWorkersThatGoOnFromALookAllEnd(int slices) {
    for (long seed = 0; seed < 150; seed++) {
      for (int spare : new int[] {0, 1, 2}) {
        BackupWorkers backup = new BackupWorkers(spare);
        String where = "spare %d, seed %d".formatted(spare, seed);
        assertEnds(
            SlicedRun.lostAndGoneOn(backup, WORKERS, slices, 20, seed, seed % 2 == 0), where);
        assertEnds(SlicedRun.workersLost(backup, WORKERS, slices, 20, seed), where);
      }
    }
  }

  private static void assertEnds(SlicedRun run, String where) {
    assertThat(run.whoIsNotDone()).as(where + ": workers that wait for ever").isEmpty();
    assertThat(Arrays.stream(run.versions()).max()).as(where).hasValue(20);
  }

  private static ServerSlice server(Exchange exchange) {
    double[] shares = {0.2, 0.2, 0.2, 0.2, 0.2};
    return new ServerPlan(exchange, Optimizers.sgd(0.1), new float[3], shares, ROUNDS, ROUNDS)
        .slice(0, 0, 3);
  }

  private static Push push(int worker, long round, long versionRead) {
    return new Push(worker, round, versionRead, true, 1, new float[] {1, -2, worker});
  }
}
