package dev.enlace.adapter.out.oauth.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a provider answered. A class and not a record, so that nothing can print its tokens. */
public final class ProviderAnswer {
  private final int status;
  private final @Nullable Duration retryAfter;
  private final JsonNode json;

  ProviderAnswer(int status, @Nullable Duration retryAfter, JsonNode json) {
    this.status = status;
    this.retryAfter = retryAfter;
    this.json = json;
  }

  public int status() {
    return status;
  }

  public boolean successful() {
    return status >= 200 && status < 300;
  }

  /** How long the provider asks us to stay away; null if it does not. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The body; a missing node where it was none or no JSON. */
  public JsonNode json() {
    return json;
  }
}
