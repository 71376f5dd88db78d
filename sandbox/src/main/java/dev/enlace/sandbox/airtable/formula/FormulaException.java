package dev.enlace.sandbox.airtable.formula;

/** A formula that is malformed, or uses what the sandbox does not know. */
public final class FormulaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FormulaException(String message) {
    super(message, null, false, false);
  }
}
