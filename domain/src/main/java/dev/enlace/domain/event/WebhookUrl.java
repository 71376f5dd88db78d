package dev.enlace.domain.event;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a webhook is delivered: absolute, {@code https} or {@code http}, with a host, without user
 * or fragment. Whether its host may be connected to is decided when it is, and {@code http} only
 * counts where an operator has allowed that.
 */
public record WebhookUrl(URI value) {
  /** Longest URL. */
  public static final int MAX_LENGTH = 2048;

  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final int LAST_PORT = 65_535;

  public WebhookUrl {
    if (!fits(value)) {
      throw new IllegalArgumentException("not the address of a webhook");
    }
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, without repeating it
   */
  public static WebhookUrl parse(String text) {
    try {
      return new WebhookUrl(new URI(text));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not the address of a webhook");
    }
  }

  /** Whether what is sent there is encrypted on its way. */
  public boolean isEncrypted() {
    return "https".equals(value.getScheme());
  }

  /** The host, an IPv6 address without its brackets. */
  public String host() {
    String host = value.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The port, that of the scheme where none is named. */
  public int port() {
    int port = value.getPort();
    return port >= 0 ? port : isEncrypted() ? HTTPS_PORT : HTTP_PORT;
  }

  /** Scheme, host and, where it is named, port. */
  public String origin() {
    return value.getScheme() + "://" + value.getRawAuthority();
  }

  /** The host alone: path and query may hold what is nobody else's business. */
  @Override
  public String toString() {
    return "WebhookUrl[" + value.getHost() + "]";
  }

  private static boolean fits(URI url) {
    String text = url.toString();
    return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        && url.getHost() != null
        && url.getPort() != 0
        && url.getPort() <= LAST_PORT
        && url.getRawUserInfo() == null
        && url.getRawFragment() == null
        && text.length() <= MAX_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
