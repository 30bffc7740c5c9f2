package leeml.sim;

import static org.assertj.core.api.Assertions.assertThat;

import leeml.sim.Agenda.Event;
import leeml.sim.Agenda.Kind;
import org.junit.jupiter.api.Test;

class AgendaTest {

  @Test
  void theEarliestFirstThenTheLowerWorkerThenTheEndOfWork() {
    Agenda agenda = new Agenda();
    agenda.add(2, 0, Kind.WORKED);
    agenda.add(1, 1, Kind.WORKED);
    agenda.add(1, 0, Kind.ARRIVED);
    agenda.add(1, 0, Kind.WORKED);
    assertThat(agenda.next()).isEqualTo(new Event(1, 0, Kind.WORKED));
    assertThat(agenda.next()).isEqualTo(new Event(1, 0, Kind.ARRIVED));
    assertThat(agenda.next()).isEqualTo(new Event(1, 1, Kind.WORKED));
    assertThat(agenda.next()).isEqualTo(new Event(2, 0, Kind.WORKED));
    assertThat(agenda.isEmpty()).isTrue();
  }

  @Test
  void aCounterServesOneAtATime() {
    Counter counter = new Counter(0);
    assertThat(counter.after(1, 2)).isEqualTo(3);
    assertThat(counter.after(2, 2)).isEqualTo(5);
    assertThat(counter.after(9, 2)).isEqualTo(11);
  }
}
