package io.privatefm.bandit;

/** The policies by name. */
public enum PolicyKind {
  UNIFORM(0, "uniform"),
  GREEDY(1, "greedy"),
  EPSILON_GREEDY(2, "epsilon-greedy"),
  LIN_UCB(3, "lin-ucb"),
  THOMPSON(4, "thompson"),
  SQUARE_CB(5, "square-cb");

  private final int code;
  private final String label;

  PolicyKind(int code, String label) {
    this.code = code;
    this.label = label;
  }

  /** The number in a spin's evidence; never given to another policy. */
  public int code() {
    return code;
  }

  /**
   * The policy with this number.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static PolicyKind ofCode(int code) {
    for (PolicyKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("must be a policy's number: code=" + code);
  }

  /** The name in journals and settings. */
  public String label() {
    return label;
  }

  /**
   * The policy with this name.
   *
   * @throws IllegalArgumentException naming all that there are
   */
  public static PolicyKind named(String label) {
    StringBuilder names = new StringBuilder();
    for (PolicyKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
      names.append(names.isEmpty() ? "" : ", ").append(kind.label);
    }
    throw new IllegalArgumentException("must be one of " + names + ": policy=" + label);
  }
}
