package dev.enlace.sandbox.quirks;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to revoke.
 *
 * @param token where the token stands
 * @param parameter the name of the form field, JSON field or path variable that holds it
 * @param client whether the client must authenticate with Basic
 * @param effect what dies: documented, and often more than the token
 * @param headers headers that must be sent, each fitting a regular expression
 */
public record RevokeQuirks(
    String name,
    String method,
    String path,
    Place token,
    @Nullable String parameter,
    boolean client,
    Effect effect,
    Map<String, String> headers,
    CannedReply done,
    CannedReply unknown) {

  /** Where the token stands in the request. */
  public enum Place {
    BEARER,
    FORM,
    JSON,
    PATH
  }

  /** How much dies with it. */
  public enum Effect {
    /** This token only. */
    TOKEN,
    /** Everything of this authorization. */
    GRANT,
    /** Everything of this account with every client of the project. */
    ACCOUNT
  }

  public RevokeQuirks {
    headers = headers == null ? Map.of() : Map.copyOf(headers);
  }
}
