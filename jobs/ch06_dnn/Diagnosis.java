package ch06_dnn;

/**
 * What the two accuracies say of a network, in the order in which they are to be asked.
 *
 * <p>Source: lecture <i>Tips for Deep Learning</i> of Hung-yi Lee: good results on training data
 * first, then on testing data.
 */
enum Diagnosis {
  /** It does not even read what it was trained on; what it makes of other pictures says nothing. */
  NOT_TRAINED("not trained", "another activation, an adaptive rate, more steps"),
  /** It reads what it was trained on, and not what is new. */
  OVERFITTED("overfitted", "more data, early stopping, regularization, dropout"),
  /** Both are as they should be. */
  WELL("well", "–");

  private final String word;
  private final String advice;

  Diagnosis(String word, String advice) {
    this.word = word;
    this.advice = advice;
  }

  /**
   * Looks at the training data first.
   *
   * @param training accuracy on the training data
   * @param heldOut accuracy on data held out
   * @param goal the least accuracy on training data of a network that is trained
   * @param gap the largest lead on training data that is let pass
   */
  static Diagnosis of(double training, double heldOut, double goal, double gap) {
    if (!(training >= goal)) {
      return NOT_TRAINED;
    }
    return training - heldOut > gap ? OVERFITTED : WELL;
  }

  String word() {
    return word;
  }

  String advice() {
    return advice;
  }
}
