package dev.enlace.sandbox;

import dev.enlace.sandbox.Caller.Got;
import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.oauth.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Walks through one provider's authorization code flow; every parameter can be spoilt on the way.
 */
final class Flow {
  static final String REDIRECT = "http://127.0.0.1:9/callback";
  static final String VERIFIER = "sandbox-verifier-0123456789-0123456789-0123456789";
  static final String STATE = "sandbox-state-0123456789";

  final Caller caller;
  final String authorizePath;
  final String tokenPath;
  final Map<String, String> query = new LinkedHashMap<>();
  final Map<String, String> decision = new LinkedHashMap<>(Map.of("decision", "allow"));
  final Map<String, String> exchange = new LinkedHashMap<>();
  String[] headers = {};

  private Flow(Sandbox sandbox, String provider, String authorizePath, String tokenPath) {
    this.caller = new Caller(sandbox.http());
    this.authorizePath = authorizePath;
    this.tokenPath = tokenPath;
    query.put("client_id", "sandbox-" + provider);
    query.put("redirect_uri", REDIRECT);
    query.put("response_type", "code");
    query.put("state", STATE);
    exchange.put("grant_type", "authorization_code");
    exchange.put("redirect_uri", REDIRECT);
  }

  static Flow airtable(Sandbox sandbox) {
    Flow flow =
        new Flow(
            sandbox,
            "airtable",
            "/airtable.com/oauth2/v1/authorize",
            "/airtable.com/oauth2/v1/token");
    flow.query.put("scope", "data.records:read schema.bases:read");
    return flow.pkce().basic("sandbox-airtable", "sandbox-airtable-secret");
  }

  static Flow google(Sandbox sandbox) {
    Flow flow =
        new Flow(
            sandbox,
            "google",
            "/accounts.google.com/o/oauth2/v2/auth",
            "/oauth2.googleapis.com/token");
    flow.query.put("scope", "openid email https://www.googleapis.com/auth/gmail.send");
    flow.query.put("access_type", "offline");
    flow.query.put("prompt", "consent");
    return flow.pkce().post("sandbox-google", "sandbox-google-secret");
  }

  Flow pkce() {
    query.put("code_challenge", Secrets.challenge(VERIFIER));
    query.put("code_challenge_method", "S256");
    exchange.put("code_verifier", VERIFIER);
    return this;
  }

  Flow basic(String id, String secret) {
    headers = new String[] {"Authorization", Caller.basic(id, secret)};
    return this;
  }

  Flow post(String id, String secret) {
    exchange.put("client_id", id);
    exchange.put("client_secret", secret);
    return this;
  }

  Flow query(String name, String value) {
    query.put(name, value);
    return this;
  }

  Flow exchange(String name, String value) {
    exchange.put(name, value);
    return this;
  }

  Got show() {
    return caller.get(authorizePath + "?" + Caller.encode(query));
  }

  Got decide() {
    return caller.form(authorizePath + "?" + Caller.encode(query), decision);
  }

  /** The parameters of the redirect back. */
  Params back() {
    Got got = decide();
    if (got.status() != 302) {
      throw new AssertionError(got.status() + " " + got.body());
    }
    String location = got.header("Location");
    return Params.parse(location.substring(location.indexOf('?') + 1));
  }

  String code() {
    return back().get("code").orElseThrow();
  }

  Got exchange(String code) {
    Map<String, String> form = new LinkedHashMap<>(exchange);
    form.put("code", code);
    return caller.form(tokenPath, form, headers);
  }

  Got tokens() {
    return exchange(code());
  }

  Got refresh(String refreshToken) {
    Map<String, String> form = new LinkedHashMap<>(exchange);
    form.keySet().retainAll(java.util.Set.of("client_id", "client_secret"));
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken);
    return caller.form(tokenPath, form, headers);
  }
}
