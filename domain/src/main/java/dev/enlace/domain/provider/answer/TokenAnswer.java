package dev.enlace.domain.provider.answer;

import org.jspecify.annotations.Nullable;

/**
 * Where things stand in a provider's answers.
 *
 * @param refreshExpiry when the refresh token ends, where the provider tells
 * @param tokenType read and trimmed; {@code Bearer} where absent
 * @param okFlag a boolean that is true in every successful answer, token or not; Slack's {@code ok}
 * @param errorsAtSuccess whether errors may come with HTTP 200, as GitHub's do
 */
public record TokenAnswer(
    JsonPointer accessToken,
    JsonPointer refreshToken,
    Expiry expiry,
    @Nullable Expiry refreshExpiry,
    JsonPointer scope,
    JsonPointer tokenType,
    JsonPointer error,
    @Nullable JsonPointer okFlag,
    boolean errorsAtSuccess) {

  public TokenAnswer {
    if (okFlag != null && !errorsAtSuccess) {
      throw new IllegalArgumentException("an ok flag only makes sense with errors at success");
    }
  }

  /** RFC 6749 sections 5.1 and 5.2. */
  public static TokenAnswer standard() {
    return new TokenAnswer(
        new JsonPointer("/access_token"),
        new JsonPointer("/refresh_token"),
        Expiry.standard(),
        null,
        new JsonPointer("/scope"),
        new JsonPointer("/token_type"),
        new JsonPointer("/error"),
        null,
        false);
  }
}
