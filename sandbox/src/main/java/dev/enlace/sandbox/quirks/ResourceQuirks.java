package dev.enlace.sandbox.quirks;

import dev.enlace.sandbox.quirks.TokenQuirks.ClientMethod;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that an access token opens, such as the identity of the account.
 *
 * @param name how faults and counters know it
 * @param token where the token stands; as a bearer unless said otherwise
 * @param parameter the name of the field or path variable that holds it
 * @param client how the client must authenticate; null if it need not
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
    TokenPlace token,
    @Nullable String parameter,
    @Nullable ClientMethod client,
    List<String> anyScope,
    Map<String, String> headers,
    boolean bodyRefused,
    JsonNode answer,
    @Nullable CannedReply badRequest,
    CannedReply unauthorized,
    @Nullable CannedReply forbidden) {

  public ResourceQuirks {
    token = token == null ? TokenPlace.BEARER : token;
    anyScope = anyScope == null ? List.of() : List.copyOf(anyScope);
    headers = headers == null ? Map.of() : Map.copyOf(headers);
  }
}
