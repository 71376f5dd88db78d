package dev.enlace.domain.workspace;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a success URL must look like before it may stand in a workspace's allow-list. */
public final class SuccessUrl {
  private static final int MAX_LENGTH = 2000;
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~&&[^\\\\<>\"`{}|^]]+");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private SuccessUrl() {}

  /**
   * Says what is wrong with a URL; empty if nothing is. HTTPS is required save on loopback, and so
   * is a plain host: no user information, no fragment, ASCII only (an IDN is written in punycode).
   */
  public static Optional<String> problemOf(String url) {
    if (url.length() > MAX_LENGTH || !VISIBLE_ASCII.matcher(url).matches()) {
      return Optional.of("must be a URL of at most " + MAX_LENGTH + " visible ASCII characters");
    }
    try {
      return problemOf(new URI(url).parseServerAuthority());
    } catch (URISyntaxException e) {
      return Optional.of("must be a URL");
    }
  }

  static void require(String url) {
    problemOf(url)
        .ifPresent(problem -> {
          throw new IllegalArgumentException("a success URL " + problem);
        });
  }

  private static Optional<String> problemOf(URI url) {
    if (url.getScheme() == null || url.getHost() == null || url.isOpaque()) {
      return Optional.of("must be absolute, with a host");
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    boolean loopback = LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
    if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
      return Optional.of("must use https (http only on loopback)");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      return Optional.of("must have neither user information nor fragment");
    }
    return Optional.empty();
  }
}
