package dev.enlace.sandbox.http;

/**
 * Where the stand-ins are served, and how an upstream's URL is written here: {@code
 * https://HOST/PATH} becomes {@code http://127.0.0.1:PORT/HOST/PATH}.
 */
public record Origin(String base) {
  private static final String HTTPS = "https://";

  public String of(String upstreamUrl) {
    if (!upstreamUrl.startsWith(HTTPS)) {
      throw new IllegalArgumentException("not an upstream URL: " + upstreamUrl);
    }
    return base + "/" + upstreamUrl.substring(HTTPS.length());
  }
}
