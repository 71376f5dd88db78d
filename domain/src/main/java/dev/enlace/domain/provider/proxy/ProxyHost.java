package dev.enlace.domain.provider.proxy;

import dev.enlace.domain.provider.syntax.UrlTemplate;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A host that may be called, and with which paths: callers never name one themselves.
 *
 * @param url what paths are put behind; without a slash at its end
 * @param paths null: every path
 */
public record ProxyHost(UrlTemplate url, @Nullable PathPattern paths) {
  public ProxyHost {
    if (url.value().endsWith("/")) {
      throw new IllegalArgumentException("the URL of a host ends without a slash");
    }
  }

  boolean serves(CallPath path) {
    return paths == null || paths.matches(path);
  }

  ProxyHost filled(Map<String, String> values) {
    return new ProxyHost(url.filled(values), paths);
  }

  ProxyHost relocated(UnaryOperator<URI> elsewhere) {
    return new ProxyHost(url.relocated(elsewhere), paths);
  }
}
