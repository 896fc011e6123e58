package io.privatefm.rank;

/** An {@link ArmModel} that cannot be used; the message is one line that names rule and file. */
public final class ArmModelException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** A rule that is broken. */
  public ArmModelException(String message) {
    super(message);
  }

  /** A rule that is broken, and what told so. */
  public ArmModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
