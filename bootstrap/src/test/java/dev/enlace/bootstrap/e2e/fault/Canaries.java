package dev.enlace.bootstrap.e2e.fault;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every secret that has passed, to be searched for where none may be. */
final class Canaries {
  /** What the sandbox makes and hands to Enlace alone, so that no test knows the values. */
  private static final Pattern SANDBOX_TOKEN =
      Pattern.compile("sandbox-[a-z]+-(?:access|refresh)-[\\w-]{10}");

  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final List<String> heard = new ArrayList<>();

  /** Remembers a secret, and hands it on. */
  String secret(String name, String value) {
    if (value.length() < 8) {
      throw new IllegalArgumentException(name + " is too short to be searched for");
    }
    secrets.put(value, name);
    return value;
  }

  /** Remembers an answer, without the secrets that it is meant to tell. */
  void hear(String answer, List<String> meant) {
    String left = answer;
    for (String secret : meant) {
      left = left.replace(secret, "");
    }
    heard.add(left);
  }

  /** The secrets that a text holds, in clear or in an encoding that anybody can undo. */
  List<String> in(String text) {
    List<String> found = new ArrayList<>();
    secrets.forEach((value, name) -> {
      if (forms(value).anyMatch(text::contains)) {
        found.add(name);
      }
    });
    SANDBOX_TOKEN.matcher(text).results().forEach(token -> found.add(token.group()));
    return found;
  }

  /** The same for all answers. */
  List<String> inAnswers() {
    return heard.stream()
        .flatMap(answer -> in(answer).stream().map(it -> it + " in " + answer))
        .toList();
  }

  int count() {
    return secrets.size();
  }

  private static Stream<String> forms(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    byte[] triples = value.substring(0, bytes.length / 3 * 3).getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        value,
        HexFormat.of().formatHex(bytes),
        Base64.getEncoder().encodeToString(triples),
        Base64.getUrlEncoder().encodeToString(triples),
        URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
