package ch06_dnn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DiagnosisTest {

  @Test
  void trainingIsAskedFirst() {
    assertEquals(Diagnosis.NOT_TRAINED, Diagnosis.of(0.5, 0.2, 0.95, 0.1));
    assertEquals(Diagnosis.OVERFITTED, Diagnosis.of(1, 0.85, 0.95, 0.1));
    assertEquals(Diagnosis.WELL, Diagnosis.of(0.99, 0.95, 0.95, 0.1));
  }

  @Test
  void aNetworkOfNaNIsNotTrained() {
    assertEquals(Diagnosis.NOT_TRAINED, Diagnosis.of(Double.NaN, Double.NaN, 0.95, 0.1));
  }
}
