package dev.enlace.bootstrap.e2e.panel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters of an address. */
final class Query {
  private Query() {}

  static Map<String, String> of(String url) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : url.substring(url.indexOf('?') + 1).split("&", -1)) {
      String[] parts = parameter.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }
}
