package dev.enlace.sandbox.quirks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The token endpoint.
 *
 * @param client how a client with a secret authenticates
 * @param publicClients whether clients without a secret exist
 * @param conflictingIds whether a {@code client_id} in the body that is not the header's is refused
 * @param body the request formats that are understood
 * @param headers headers that must be sent, each fitting a regular expression
 * @param codeSeconds how long a code lives
 * @param accessSeconds how long an access token lives; null where it does not expire
 * @param expiresOnlyWithRefresh whether access tokens without a refresh token never expire
 * @param formUnlessJsonAccepted whether the answer is form-encoded unless {@code Accept} asks for
 *     JSON
 * @param redirectUriOptional whether the exchange may leave out {@code redirect_uri}
 * @param grantTypeOptional whether an exchange of a code may leave out {@code grant_type}
 * @param answer a template of the answer to a code
 * @param refreshAnswer a template of the answer to a refresh token, where it is another one
 */
public record TokenQuirks(
    String path,
    List<ClientMethod> client,
    boolean publicClients,
    boolean conflictingIds,
    List<BodyFormat> body,
    Map<String, String> headers,
    long codeSeconds,
    @Nullable Long accessSeconds,
    boolean expiresOnlyWithRefresh,
    boolean formUnlessJsonAccepted,
    boolean redirectUriOptional,
    boolean grantTypeOptional,
    JsonNode answer,
    @Nullable JsonNode refreshAnswer) {

  /** Where the client's id and secret stand. */
  public enum ClientMethod {
    BASIC,
    POST
  }

  /** How parameters are written in the body. */
  public enum BodyFormat {
    FORM,
    JSON
  }

  public TokenQuirks {
    client = List.copyOf(client);
    body = body == null ? List.of(BodyFormat.FORM) : List.copyOf(body);
    headers = headers == null ? Map.of() : Map.copyOf(headers);
    codeSeconds = codeSeconds == 0 ? 600 : codeSeconds;
  }
}
