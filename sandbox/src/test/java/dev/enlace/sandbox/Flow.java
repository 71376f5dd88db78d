package dev.enlace.sandbox;

import dev.enlace.sandbox.Caller.Got;
import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Params;
import dev.enlace.sandbox.oauth.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Walks through one authorization code flow; every parameter can be spoilt on the way. */
final class Flow {
  static final String REDIRECT = "http://127.0.0.1:9/callback";
  static final String VERIFIER = "sandbox-verifier-0123456789-0123456789-0123456789";
  static final String STATE = "sandbox-state-0123456789";

  final Caller caller;
  private final String authorizePath;
  private final String tokenPath;
  private final Map<String, String> query = new LinkedHashMap<>();
  private final Map<String, String> decision = new LinkedHashMap<>(Map.of("decision", "allow"));
  private final Map<String, String> exchange = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private boolean json;

  Flow(Sandbox sandbox, String clientId, String authorizePath, String tokenPath) {
    this.caller = new Caller(sandbox.http());
    this.authorizePath = authorizePath;
    this.tokenPath = tokenPath;
    query.put("client_id", clientId);
    query.put("redirect_uri", REDIRECT);
    query.put("response_type", "code");
    query.put("state", STATE);
    exchange.put("grant_type", "authorization_code");
    exchange.put("redirect_uri", REDIRECT);
  }

  Flow pkce() {
    query.put("code_challenge", Secrets.challenge(VERIFIER));
    query.put("code_challenge_method", "S256");
    exchange.put("code_verifier", VERIFIER);
    return this;
  }

  Flow basic(String id, String secret) {
    return header("Authorization", Caller.basic(id, secret));
  }

  Flow post(String id, String secret) {
    return exchange("client_id", id).exchange("client_secret", secret);
  }

  Flow json() {
    json = true;
    return this;
  }

  Flow header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Flow withoutHeader(String name) {
    headers.remove(name);
    return this;
  }

  Flow query(String name, String value) {
    query.put(name, value);
    return this;
  }

  Flow withoutQuery(String name) {
    query.remove(name);
    return this;
  }

  Flow decision(String name, String value) {
    decision.put(name, value);
    return this;
  }

  Flow exchange(String name, String value) {
    exchange.put(name, value);
    return this;
  }

  Flow withoutExchange(String name) {
    exchange.remove(name);
    return this;
  }

  String url() {
    return authorizePath + "?" + Caller.encode(query);
  }

  Got show() {
    return caller.get(url());
  }

  Got decide() {
    return caller.form(url(), decision);
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

  String error() {
    return back().get("error").orElse("none");
  }

  String code() {
    return back().get("code").orElseThrow();
  }

  Got exchangeCode(String code) {
    Map<String, String> params = new LinkedHashMap<>(exchange);
    params.put("code", code);
    return token(params);
  }

  Got tokens() {
    return exchangeCode(code());
  }

  Got refresh(String refreshToken) {
    Map<String, String> params = new LinkedHashMap<>(exchange);
    params.keySet().retainAll(Set.of("client_id", "client_secret"));
    params.put("grant_type", "refresh_token");
    params.put("refresh_token", refreshToken);
    return token(params);
  }

  private Got token(Map<String, String> params) {
    return json
        ? caller.json("POST", tokenPath, Json.tree(params).toString(), headerLines())
        : caller.form(tokenPath, params, headerLines());
  }

  private String[] headerLines() {
    List<String> lines =
        headers.entrySet().stream()
            .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
            .toList();
    return lines.toArray(String[]::new);
  }
}
