package dev.enlace.application.memory.installation;

import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.oauth.OAuthClient;
import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.Endpoints;
import dev.enlace.domain.provider.ExtraParameters;
import dev.enlace.domain.provider.Issuer;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.ScopeRules;
import dev.enlace.domain.provider.answer.ErrorRules;
import dev.enlace.domain.provider.answer.RefreshRule;
import dev.enlace.domain.provider.answer.TokenAnswer;
import dev.enlace.domain.provider.call.BodyFormat;
import dev.enlace.domain.provider.call.ClientAuthentication;
import dev.enlace.domain.provider.call.ProviderCall;
import dev.enlace.domain.provider.call.Revocation;
import dev.enlace.domain.provider.call.TokenRequest;
import dev.enlace.domain.provider.proxy.PathPattern;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.provider.proxy.ProxyRules;
import dev.enlace.domain.provider.syntax.Pkce;
import dev.enlace.domain.provider.syntax.TextLimits;
import dev.enlace.domain.provider.syntax.UrlTemplate;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Providers with the quirks that use cases have to mind, and our clients there. */
public final class SampleProviders {
  /** What Google calls {@code email} in its answers. */
  public static final String EMAIL_ALIAS = "https://google.example/auth/userinfo.email";

  /** Google's {@code iss}. */
  public static final String GOOGLE_ISSUER = "https://google.example";

  private static final ProxyRules PROXY =
      new ProxyRules(
          Set.of(ProxyMethod.GET, ProxyMethod.POST),
          List.of(),
          Map.of("base", new PathPattern("/(app[^/]+)(?:/.*)?")));

  private SampleProviders() {}

  /** PKCE, no issuer, and no way to take a grant back. */
  public static ConfiguredProvider airtable() {
    return client(
        definition("airtable", Pkce.Mode.REQUIRED, null, scopes(Set.of(), Map.of()), null));
  }

  /** Documents that a base is not to be called more than five times a second, nor with a token. */
  public static ConfiguredProvider limited(String id) {
    Duration second = Duration.ofSeconds(1);
    Duration penalty = Duration.ofSeconds(30);
    List<Api.RateLimit> limits =
        List.of(
            new Api.RateLimit("base", 5, second, penalty),
            new Api.RateLimit("token", 50, second, penalty));
    return client(
        definition(id, Pkce.Mode.REQUIRED, null, scopes(Set.of(), Map.of()), null, limits));
  }

  /** Promises {@code iss}, always asks for {@code email}, and revokes whole accounts. */
  public static ConfiguredProvider google() {
    ScopeRules scopes = scopes(Set.of("email"), Map.of(EMAIL_ALIAS, "email"));
    Revocation revocation =
        revocation("google", ProviderCall.Token.REFRESH, Revocation.BlastRadius.ACCOUNT_PROJECT);
    Issuer issuer = new Issuer(GOOGLE_ISSUER, true);
    return client(definition("google", Pkce.Mode.OFF, issuer, scopes, revocation));
  }

  /** Takes one grant back, and wants an access token that works for it. */
  public static ConfiguredProvider revokedByAccessToken() {
    return client(
        definition(
            "airtable",
            Pkce.Mode.REQUIRED,
            null,
            scopes(Set.of(), Map.of()),
            revocation("airtable", ProviderCall.Token.ACCESS, Revocation.BlastRadius.GRANT)));
  }

  private static Revocation revocation(
      String id, ProviderCall.Token token, Revocation.BlastRadius radius) {
    return new Revocation(
        new ProviderCall(
            new UrlTemplate("https://" + id + ".example/revoke"),
            ProviderCall.Verb.POST,
            ProviderCall.Authentication.NONE,
            BodyFormat.FORM,
            token,
            "token",
            Map.of(),
            Map.of()),
        radius);
  }

  private static ConfiguredProvider client(ProviderDefinition definition) {
    String id = definition.id().value();
    return new ConfiguredProvider(
        definition,
        new OAuthClient(
            "sample-" + id,
            Secret.of("sample-" + id + "-client-secret"),
            URI.create("https://enlace.example/connections/oauth/callback/" + id),
            null));
  }

  private static ScopeRules scopes(Set<String> identity, Map<String, String> aliases) {
    return new ScopeRules(
        "scope",
        " ",
        " ",
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(identity),
        aliases,
        Set.of(),
        Map.of());
  }

  private static ProviderDefinition definition(
      String id,
      Pkce.Mode pkce,
      @Nullable Issuer issuer,
      ScopeRules scopes,
      @Nullable Revocation revocation) {
    return definition(id, pkce, issuer, scopes, revocation, List.of());
  }

  private static ProviderDefinition definition(
      String id,
      Pkce.Mode pkce,
      @Nullable Issuer issuer,
      ScopeRules scopes,
      @Nullable Revocation revocation,
      List<Api.RateLimit> limits) {
    UrlTemplate token = new UrlTemplate("https://" + id + ".example/token");
    UrlTemplate authorize = new UrlTemplate("https://" + id + ".example/authorize");
    return new ProviderDefinition(
        new ProviderId(id),
        id,
        new Endpoints(authorize, token, token),
        List.of(),
        issuer,
        new TokenRequest(
            new ClientAuthentication(
                ClientAuthentication.Method.BASIC, ClientAuthentication.WithoutSecret.REFUSED),
            BodyFormat.FORM,
            Map.of()),
        new Pkce(pkce, Pkce.VERIFIER),
        new TextLimits(1, 1024, TextLimits.URL_SAFE),
        scopes,
        ExtraParameters.none(),
        TokenAnswer.standard(),
        new RefreshRule(
            true, RefreshRule.Rotation.ALWAYS, Duration.ofDays(60), Duration.ofMinutes(1)),
        ErrorRules.standard(),
        revocation,
        null,
        new Api(
            new UrlTemplate("https://api." + id + ".example/v0"),
            null,
            limits,
            id.equals("airtable") ? PROXY : null));
  }
}
