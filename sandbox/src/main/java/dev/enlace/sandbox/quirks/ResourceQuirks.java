package dev.enlace.sandbox.quirks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that an access token opens, such as the identity of the account.
 *
 * @param name how faults and counters know it
 * @param tokenInPath whether the token is the path's variable {@code token} instead of a bearer
 * @param anyScope scopes of which one is needed; empty for none
 * @param headers headers that must be sent, each fitting a regular expression
 * @param bodyRefused whether a request with a body is an error
 * @param badRequest the answer to a missing header or a refused body
 * @param unauthorized the answer to a missing, unknown, expired or revoked token
 * @param forbidden the answer to a token without the scope
 */
public record ResourceQuirks(
    String name,
    String method,
    String path,
    boolean tokenInPath,
    List<String> anyScope,
    Map<String, String> headers,
    boolean bodyRefused,
    JsonNode answer,
    @Nullable CannedReply badRequest,
    CannedReply unauthorized,
    @Nullable CannedReply forbidden) {

  public ResourceQuirks {
    anyScope = anyScope == null ? List.of() : List.copyOf(anyScope);
    headers = headers == null ? Map.of() : Map.copyOf(headers);
  }
}
