package dev.enlace.bootstrap.settings;

import dev.enlace.domain.secret.Secret;
import org.jspecify.annotations.Nullable;

/** User and password of a {@link DatabaseUrl}. */
record UrlCredentials(String user, Secret password) {
  static UrlCredentials parse(@Nullable String rawUserInfo) {
    int colon = rawUserInfo == null ? -1 : rawUserInfo.indexOf(':');
    if (rawUserInfo == null || colon < 1 || colon == rawUserInfo.length() - 1) {
      throw new IllegalArgumentException(
          "must name user and password: " + "postgresql://user:password@host:5432/database");
    }
    return new UrlCredentials(
        PercentEncoding.decode(rawUserInfo.substring(0, colon)),
        Secret.of(PercentEncoding.decode(rawUserInfo.substring(colon + 1))));
  }
}
