package dev.enlace.bench.stage;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser's cookies. The JDK's own would not send those that are marked for TLS only, which
 * browsers do on loopback; Keycloak's realms use the same names on different paths.
 */
final class Cookies {
  private static final Pattern SET = Pattern.compile("([^=]+)=([^;]*)(?:.*?; ?[Pp]ath=([^;]+))?.*");

  private final Map<Key, String> values = new LinkedHashMap<>();

  private record Key(String path, String name) {}

  /** Keeps what an answer sets, and gives it back. */
  HttpResponse<String> kept(HttpResponse<String> answer) {
    for (String line : answer.headers().allValues("Set-Cookie")) {
      Matcher cookie = SET.matcher(line);
      if (cookie.matches()) {
        String path = cookie.group(3) == null ? "/" : cookie.group(3);
        values.put(new Key(path, cookie.group(1)), cookie.group(2));
      }
    }
    return answer;
  }

  /** The header for an address; none where there is nothing to send. */
  Map<String, String> at(URI address) {
    String line =
        values.entrySet().stream()
            .filter(cookie -> address.getPath().startsWith(cookie.getKey().path()))
            .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return line.isEmpty() ? Map.of() : Map.of("Cookie", line);
  }
}
