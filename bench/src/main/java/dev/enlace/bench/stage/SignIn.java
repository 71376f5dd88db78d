package dev.enlace.bench.stage;

import dev.enlace.bench.program.Web;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person who signs in at Keycloak through the broker, by its pages. */
final class SignIn {
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  private static final int MOST_STEPS = 15;

  private final Cookies cookies = new Cookies();
  private final String protocol;

  /** At that Keycloak. */
  SignIn(String url) {
    protocol = url + "/realms/" + Realms.TENANT + "/protocol/openid-connect";
  }

  /** What the application gets for the person. */
  String accessToken() throws IOException, InterruptedException {
    String form =
        "grant_type=authorization_code&client_id=%s&code=%s&redirect_uri=%s"
            .formatted(Realms.APPLICATION, code(), encode(Realms.LANDING));
    URI token = URI.create(protocol + "/token");
    return Web.json(Web.submit(token, Map.of(), form)).path("access_token").asString();
  }

  private String code() throws IOException, InterruptedException {
    URI next =
        URI.create(
            protocol
                + "/auth?response_type=code&scope=openid&client_id=%s&redirect_uri=%s&kc_idp_hint=%s"
                    .formatted(Realms.APPLICATION, encode(Realms.LANDING), Realms.PROVIDER));
    HttpResponse<String> answer = open(next);
    for (int i = 0; i < MOST_STEPS; i++) {
      next = answer.statusCode() == 200 ? answer.uri() : location(answer);
      if (next.toString().startsWith(Realms.LANDING)) {
        return group(CODE, next.toString());
      }
      answer = answer.statusCode() == 200 ? submit(answer) : open(next);
    }
    throw new IOException("no end of signing in, at " + next.getPath());
  }

  private HttpResponse<String> open(URI address) throws IOException, InterruptedException {
    return cookies.kept(Web.get(address, cookies.at(address)));
  }

  private HttpResponse<String> submit(HttpResponse<String> page)
      throws IOException, InterruptedException {
    URI action = URI.create(group(FORM, page.body()).replace("&amp;", "&"));
    String form = "username=%s&password=%s".formatted(Realms.PERSON, Realms.PASSWORD);
    URI target = page.uri().resolve(action);
    return cookies.kept(Web.submit(target, cookies.at(target), form));
  }

  private static URI location(HttpResponse<String> answer) throws IOException {
    String location =
        answer
            .headers()
            .firstValue("Location")
            .orElseThrow(
                () -> new IOException(answer.uri().getPath() + " answered " + answer.statusCode()));
    return answer.uri().resolve(location);
  }

  private static String group(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
