package dev.enlace.bootstrap.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of URLs (RFC 3986, 2.1), in which a plus sign is a plus sign. */
final class PercentEncoding {
  private PercentEncoding() {}

  static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
