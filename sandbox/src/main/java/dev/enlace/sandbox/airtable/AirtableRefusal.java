package dev.enlace.sandbox.airtable;

import dev.enlace.sandbox.http.Reply;

/** A request that fails, with the answer that says why. */
final class AirtableRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  AirtableRefusal(Reply reply) {
    super("refused with " + reply.status(), null, false, false);
    this.reply = reply;
  }

  /** 422 with a type of Airtable's. */
  static AirtableRefusal unprocessable(String type, String message) {
    return new AirtableRefusal(AirtableErrors.typed(422, type, message));
  }

  static AirtableRefusal invalid(String message) {
    return unprocessable("INVALID_REQUEST_UNKNOWN", message);
  }

  Reply reply() {
    return reply;
  }
}
