package dev.enlace.domain.workspace;

import dev.enlace.domain.text.LocalizedText;
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
  public static Optional<LocalizedText> problemOf(String url) {
    if (url.length() > MAX_LENGTH || !VISIBLE_ASCII.matcher(url).matches()) {
      return problem(
          "must be a URL of at most " + MAX_LENGTH + " visible ASCII characters",
          "debe ser una URL de como máximo " + MAX_LENGTH + " caracteres ASCII visibles");
    }
    try {
      return problemOf(new URI(url).parseServerAuthority());
    } catch (URISyntaxException e) {
      return problem("must be a URL", "debe ser una URL");
    }
  }

  static void require(String url) {
    problemOf(url)
        .ifPresent(problem -> {
          throw new IllegalArgumentException("a success URL " + problem.en());
        });
  }

  private static Optional<LocalizedText> problemOf(URI url) {
    if (url.getScheme() == null || url.getHost() == null || url.isOpaque()) {
      return problem("must be absolute, with a host", "debe ser absoluta, con un host");
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    boolean loopback = LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
    if (!scheme.equals("https") && !(scheme.equals("http") && loopback)) {
      return problem(
          "must use https (http only on loopback)", "debe usar https (http solo en loopback)");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      return problem(
          "must have neither user information nor fragment",
          "no debe tener información de usuario ni fragmento");
    }
    return Optional.empty();
  }

  private static Optional<LocalizedText> problem(String english, String spanish) {
    return Optional.of(new LocalizedText(english, spanish));
  }
}
