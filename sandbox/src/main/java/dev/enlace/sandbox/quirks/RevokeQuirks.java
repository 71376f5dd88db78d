package dev.enlace.sandbox.quirks;

import dev.enlace.sandbox.quirks.TokenQuirks.ClientMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to revoke.
 *
 * @param token where the token stands
 * @param parameter the name of the form field, JSON field or path variable that holds it
 * @param client how the client must authenticate; null if it need not
 * @param effect what dies: documented, and often more than the token
 * @param headers headers that must be sent, each fitting a regular expression
 */
public record RevokeQuirks(
    String name,
    String method,
    String path,
    TokenPlace token,
    @Nullable String parameter,
    @Nullable ClientMethod client,
    Effect effect,
    Map<String, String> headers,
    CannedReply done,
    CannedReply unknown) {

  /** How much dies with it. */
  public enum Effect {
    /** This token only. */
    TOKEN,
    /** An access token alone; a refresh token with everything of its authorization. */
    DOWNWARDS,
    /** Everything of this authorization. */
    GRANT,
    /** Everything of this account with every client of the project. */
    ACCOUNT
  }

  public RevokeQuirks {
    headers = headers == null ? Map.of() : Map.copyOf(headers);
  }
}
