package dev.enlace.domain.workspace;

import java.util.List;

/**
 * Where people may be sent after they connected an account: compared character by character, since
 * every cleverer rule (prefix, host, pattern) has been an open redirect somewhere (RFC 9700, 4.1).
 *
 * @param values the allowed URLs as they were written
 */
public record SuccessUrls(List<String> values) {
  /** Most URLs that one workspace may allow. */
  public static final int MAX = 100;

  /** None: people see Enlace's own result page. */
  public static final SuccessUrls NONE = new SuccessUrls(List.of());

  public SuccessUrls {
    values = List.copyOf(values);
    if (values.size() > MAX) {
      throw new IllegalArgumentException("at most " + MAX + " success URLs");
    }
    values.forEach(SuccessUrl::require);
  }

  /** Whether a person may be sent there. */
  public boolean allows(String url) {
    return values.contains(url);
  }
}
