package dev.enlace.adapter.out.oauth.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Parameters in a body or query, with {@code %20} for a space, which every provider reads. */
public final class Form {
  private Form() {}

  public static String encode(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(parameter -> escape(parameter.getKey()) + "=" + escape(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  public static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
