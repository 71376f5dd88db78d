package dev.enlace.adapter.in.rest.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** The pages' style sheet, which stands in the page and is allowed by its hash (CSP 3, 8.2). */
final class Style {
  /** The CSS. */
  static final String TEXT = read();

  /** What the policy has to name. */
  static final String SOURCE = "'sha256-" + hash() + "'";

  private Style() {}

  private static String read() {
    try (InputStream css = Style.class.getResourceAsStream("page.css")) {
      byte[] bytes = Objects.requireNonNull(css, "page.css").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
