package dev.enlace.sandbox.control;

import dev.enlace.sandbox.mail.SmtpVariant;
import dev.enlace.sandbox.oauth.Client;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies that the control API takes. Each names the field it can't do with. */
final class ControlRequests {
  private ControlRequests() {}

  /** How far the clock goes forward. */
  record Advance(long seconds) {
    Advance {
      if (seconds <= 0) {
        throw new IllegalArgumentException("seconds: must be positive");
      }
    }

    Duration step() {
      return Duration.ofSeconds(seconds);
    }
  }

  /**
   * Whose tokens or grants are meant.
   *
   * @param account null for everybody
   */
  record Whose(String provider, @Nullable String account) {
    Whose {
      required("provider", provider);
    }
  }

  /** Whether limits hold. */
  record Limits(@Nullable Boolean kept) {
    Limits {
      if (kept == null) {
        throw new IllegalArgumentException("kept: is required");
      }
    }
  }

  /** A client to register. */
  record NewClient(
      String provider,
      String clientId,
      @Nullable String clientSecret,
      @Nullable List<String> redirectUris,
      @Nullable String project,
      @Nullable Set<String> features) {
    NewClient {
      required("provider", provider);
      required("clientId", clientId);
    }

    Client client() {
      return new Client(
          provider,
          clientId,
          clientSecret,
          Objects.requireNonNullElse(redirectUris, List.of()),
          redirectUris == null,
          Objects.requireNonNullElse(project, clientId),
          Objects.requireNonNullElse(features, Set.of()));
    }

    @Override
    public String toString() {
      return "NewClient[" + provider + ", " + clientId + "]";
    }
  }

  /** An SMTP server to start. */
  record NewMailServer(SmtpVariant variant) {
    NewMailServer {
      if (variant == null) {
        throw new IllegalArgumentException("variant: is required");
      }
    }
  }

  private static void required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + ": is required");
    }
  }
}
