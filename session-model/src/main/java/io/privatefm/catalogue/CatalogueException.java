package io.privatefm.catalogue;

/**
 * A defect of a catalogue or of what one is built from. The message is one line for the operator:
 * the rule, then file, line, row or section, field and value.
 */
public final class CatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CatalogueException(String message) {
    super(message);
  }

  public CatalogueException(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage()); // it always has one
  }
}
