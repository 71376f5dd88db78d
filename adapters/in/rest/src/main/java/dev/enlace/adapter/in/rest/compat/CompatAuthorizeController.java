package dev.enlace.adapter.in.rest.compat;

import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.adapter.in.rest.access.Callers;
import dev.enlace.adapter.in.rest.consent.BrowserCookie;
import dev.enlace.adapter.in.rest.problem.RateLimitHeaders;
import dev.enlace.adapter.in.rest.wire.FirstDeploymentAuthorization;
import dev.enlace.application.port.in.catalog.ReadCatalogEntry;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Begins a walk to Airtable as the first deployments did, for somebody who is known. */
@RestController
final class CompatAuthorizeController {
  private final ReadCatalogEntry readCatalogEntry;
  private final StartOAuth startOAuth;
  private final BrowserCookie cookie;

  CompatAuthorizeController(
      ReadCatalogEntry readCatalogEntry, StartOAuth startOAuth, RestSettings settings) {
    this.readCatalogEntry = readCatalogEntry;
    this.startOAuth = startOAuth;
    this.cookie = new BrowserCookie(settings.https());
  }

  /** Answers {@code {auth_url, state}}. */
  @GetMapping(
      path = "/authorize",
      produces = {"application/json", "text/toon"})
  public Mono<ResponseEntity<FirstDeploymentAuthorization>> authorizeAirtable(
      @RequestParam(name = "base_id", required = false) @Pattern(regexp = CompatSettings.BASE_ID)
          @Nullable String baseId,
      @RequestParam(name = "successUrl", required = false) @Size(max = 2048)
          @Nullable String successUrl,
      ServerWebExchange exchange) {
    Principal principal = Callers.of(exchange);
    return readCatalogEntry
        .read(principal, Airtable.SLUG.value())
        .map(offered ->
            new StartOAuth.Command(
                principal,
                offered.entry().id(),
                null,
                Visibility.PRIVATE,
                null,
                successUrl,
                false,
                baseId,
                null))
        .flatMap(startOAuth::start)
        .map(this::answer);
  }

  private ResponseEntity<FirstDeploymentAuthorization> answer(StartOAuth.Started started) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .headers(headers -> headers.setAll(RateLimitHeaders.of(started.quotas())));
    Secret browser = started.browser();
    if (browser != null) {
      answer.header(HttpHeaders.SET_COOKIE, cookie.holding(browser).toString());
    }
    return answer.body(
        new FirstDeploymentAuthorization().authUrl(started.authUrl()).state(started.state()));
  }
}
