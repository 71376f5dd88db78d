package dev.enlace.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Parameters of a query or a form, in order, repetitions kept. */
public record Params(List<Param> all) {

  /** One name with its value, both decoded. */
  public record Param(String name, String value) {}

  public Params {
    all = List.copyOf(all);
  }

  /**
   * Reads {@code application/x-www-form-urlencoded}.
   *
   * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
   */
  public static Params parse(String encoded) {
    List<Param> found = new ArrayList<>();
    for (String piece : encoded.split("&", -1)) {
      if (!piece.isEmpty()) {
        int equals = piece.indexOf('=');
        String name = equals < 0 ? piece : piece.substring(0, equals);
        found.add(new Param(decode(name), equals < 0 ? "" : decode(piece.substring(equals + 1))));
      }
    }
    return new Params(found);
  }

  /** Empty if the parameter is absent or, as RFC 6749 section 3.1 asks, has no value. */
  public Optional<String> get(String name) {
    return values(name).stream().filter(value -> !value.isEmpty()).findFirst();
  }

  public List<String> values(String name) {
    return all.stream().filter(param -> param.name().equals(name)).map(Param::value).toList();
  }

  public boolean has(String name) {
    return all.stream().anyMatch(param -> param.name().equals(name));
  }

  /** The first name that stands more than once; OAuth requests must not repeat any. */
  public Optional<String> repeated() {
    Set<String> seen = new HashSet<>();
    return all.stream().map(Param::name).filter(name -> !seen.add(name)).findFirst();
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
