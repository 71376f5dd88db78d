package dev.enlace.domain.provider.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in a provider's answers. Of several places the first that holds something
 * counts: Slack, for one, nests a user's token when a code is exchanged and does not on refresh.
 *
 * @param accessToken never empty
 * @param refreshToken empty where the provider has none
 * @param refreshExpiry when the refresh token ends, where the provider tells
 * @param scope a string or an array; empty where the provider knows no scopes
 * @param tokenType read and trimmed; {@code Bearer} where absent, or where this is empty
 * @param error the error code, in token answers and others; what is not a string is passed over
 * @param okFlag a boolean that is true in every successful answer, token or not; Slack's {@code ok}
 * @param errorsAtSuccess whether errors may come with HTTP 200, as GitHub's do
 */
public record TokenAnswer(
    List<JsonPointer> accessToken,
    List<JsonPointer> refreshToken,
    Expiry expiry,
    @Nullable Expiry refreshExpiry,
    List<JsonPointer> scope,
    List<JsonPointer> tokenType,
    List<JsonPointer> error,
    @Nullable JsonPointer okFlag,
    boolean errorsAtSuccess) {

  public TokenAnswer {
    accessToken = List.copyOf(accessToken);
    refreshToken = List.copyOf(refreshToken);
    scope = List.copyOf(scope);
    tokenType = List.copyOf(tokenType);
    error = List.copyOf(error);
    if (accessToken.isEmpty()) {
      throw new IllegalArgumentException("an answer says where the access token stands");
    }
    if (okFlag != null && !errorsAtSuccess) {
      throw new IllegalArgumentException("an ok flag only makes sense with errors at success");
    }
  }

  /** RFC 6749 sections 5.1 and 5.2. */
  public static TokenAnswer standard() {
    return new TokenAnswer(
        JsonPointer.list("/access_token"),
        JsonPointer.list("/refresh_token"),
        Expiry.standard(),
        null,
        JsonPointer.list("/scope"),
        JsonPointer.list("/token_type"),
        JsonPointer.list("/error"),
        null,
        false);
  }
}
