package dev.enlace.domain.provider;

import java.util.regex.Pattern;

/**
 * Names a provider in configuration, in callback paths and in the sandbox's client ids, which is
 * why it is limited to lower-case letters, digits and hyphens.
 */
public record ProviderId(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  public ProviderId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException("a provider id must match " + ALLOWED.pattern());
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
