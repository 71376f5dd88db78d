package dev.enlace.sandbox.airtable.request;

import dev.enlace.sandbox.http.Reply;

/** A request that fails, with the answer that says why. */
public final class AirtableRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  public AirtableRefusal(Reply reply) {
    super("refused with " + reply.status(), null, false, false);
    this.reply = reply;
  }

  /** 422 with a type of Airtable's. */
  public static AirtableRefusal unprocessable(String type, String message) {
    return new AirtableRefusal(AirtableErrors.typed(422, type, message));
  }

  public static AirtableRefusal invalid(String message) {
    return unprocessable("INVALID_REQUEST_UNKNOWN", message);
  }

  public Reply reply() {
    return reply;
  }
}
