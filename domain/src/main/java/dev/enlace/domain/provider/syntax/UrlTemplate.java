package dev.enlace.domain.provider.syntax;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A provider's URL, with {@code {name}} where a {@link UrlParameter} goes. HTTPS only, except on
 * loopback, where a stand-in may listen; without user information, query and fragment.
 */
public record UrlTemplate(String value) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][A-Za-z0-9]{0,31})}");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

  public UrlTemplate {
    check(URI.create(PLACEHOLDER.matcher(value).replaceAll("x")));
  }

  public static UrlTemplate of(URI url) {
    return new UrlTemplate(url.toString());
  }

  public Set<String> placeholders() {
    return PLACEHOLDER
        .matcher(value)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The URL with its parameters filled in.
   *
   * @throws IllegalArgumentException naming the first placeholder without a value
   */
  public URI expand(Map<String, String> values) {
    for (String name : placeholders()) {
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException("URL parameter " + name + " has no value");
      }
    }
    return URI.create(PLACEHOLDER.matcher(value).replaceAll(found -> values.get(found.group(1))));
  }

  /** The same URL with the values given; placeholders without one stay as they are. */
  public UrlTemplate filled(Map<String, String> values) {
    return new UrlTemplate(
        PLACEHOLDER
            .matcher(value)
            .replaceAll(found -> values.getOrDefault(found.group(1), found.group())));
  }

  /** The URL elsewhere; placeholders in the path survive, those in the host must be filled. */
  public UrlTemplate relocated(UnaryOperator<URI> elsewhere) {
    URI escaped = URI.create(value.replace("{", "%7B").replace("}", "%7D"));
    return new UrlTemplate(
        elsewhere.apply(escaped).toString().replace("%7B", "{").replace("%7D", "}"));
  }

  private static void check(URI url) {
    String host = url.getHost();
    if (host == null || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException("a provider's URL needs a host and no user information");
    }
    if (url.getRawFragment() != null || url.getRawQuery() != null) {
      throw new IllegalArgumentException("a provider's URL has no query and no fragment");
    }
    boolean loopback = LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && loopback)) {
      throw new IllegalArgumentException("a provider's URL must be https (http only on loopback)");
    }
  }
}
