package dev.enlace.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.enlace.domain.provider.answer.ErrorRules;
import dev.enlace.domain.provider.answer.JsonPointer;
import dev.enlace.domain.provider.answer.RefreshRule;
import dev.enlace.domain.provider.answer.TokenAnswer;
import dev.enlace.domain.provider.call.BodyFormat;
import dev.enlace.domain.provider.call.ClientAuthentication;
import dev.enlace.domain.provider.call.IdentityProbe;
import dev.enlace.domain.provider.call.ProviderCall;
import dev.enlace.domain.provider.call.TokenRequest;
import dev.enlace.domain.provider.syntax.Pkce;
import dev.enlace.domain.provider.syntax.TextLimits;
import dev.enlace.domain.provider.syntax.UrlParameter;
import dev.enlace.domain.provider.syntax.UrlTemplate;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProviderDefinitionTest {
  private static final UrlParameter TENANT =
      new UrlParameter("tenant", "common|[0-9a-f-]{36}", "common");

  @Test
  void fills_a_parameter_with_its_default_in_every_url() {
    ProviderDefinition filled = definition(List.of(TENANT)).with(Map.of());

    assertThat(filled.endpoints().authorize().value())
        .isEqualTo("https://login.example/common/authorize");
    assertThat(filled.identity())
        .extracting(probe -> probe.call().url().value())
        .isEqualTo("https://api.example/common/me");
  }

  @Test
  void refuses_a_parameter_value_that_its_pattern_does_not_allow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> definition(List.of(TENANT)).with(Map.of("tenant", "evil.example")))
        .withMessageContaining("tenant")
        .withMessageNotContaining("evil");
  }

  @Test
  void refuses_a_parameter_that_no_url_knows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> definition(List.of(TENANT)).with(Map.of("host", "x")));
  }

  @Test
  void refuses_a_placeholder_without_a_parameter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> definition(List.of()))
        .withMessageContaining("tenant");
  }

  @Test
  void moves_every_called_url_elsewhere_and_keeps_placeholders_in_paths() {
    ProviderDefinition moved =
        definition(List.of(TENANT))
            .relocated(
                url -> URI.create("http://127.0.0.1:9000/" + url.getHost() + url.getRawPath()));

    assertThat(moved.endpoints().token().value())
        .isEqualTo("http://127.0.0.1:9000/login.example/{tenant}/token");
    assertThat(moved.with(Map.of()).endpoints().token().value())
        .isEqualTo("http://127.0.0.1:9000/login.example/common/token");
  }

  private static ProviderDefinition definition(List<UrlParameter> parameters) {
    UrlTemplate token = new UrlTemplate("https://login.example/{tenant}/token");
    return new ProviderDefinition(
        new ProviderId("example"),
        "Example",
        new Endpoints(new UrlTemplate("https://login.example/{tenant}/authorize"), token, token),
        parameters,
        null,
        new TokenRequest(
            new ClientAuthentication(
                ClientAuthentication.Method.POST, ClientAuthentication.WithoutSecret.REFUSED),
            BodyFormat.FORM,
            Map.of()),
        new Pkce(Pkce.Mode.SUPPORTED, Pkce.VERIFIER),
        new TextLimits(1, 1024, TextLimits.URL_SAFE),
        new ScopeRules(
            "scope",
            " ",
            " ",
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            Map.of(),
            Set.of(),
            Map.of()),
        ExtraParameters.none(),
        TokenAnswer.standard(),
        new RefreshRule(true, RefreshRule.Rotation.OPTIONAL, null, null),
        ErrorRules.standard(),
        null,
        new IdentityProbe(
            ProviderCall.get(new UrlTemplate("https://api.example/{tenant}/me"), Map.of()),
            List.of(new JsonPointer("/id")),
            List.of()),
        null);
  }
}
