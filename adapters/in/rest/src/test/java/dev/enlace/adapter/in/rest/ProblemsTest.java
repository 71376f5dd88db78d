package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.provider.ProviderId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;

class ProblemsTest extends RestTest {
  private static final ProviderId AIRTABLE = new ProviderId("airtable");

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new Failure.CatalogEntryNotFound("x"), 404, "CONNECTION.CATALOG_ENTRY_NOT_FOUND"),
        Arguments.of(
            new Failure.OAuthNotSupported(new Slug("smtp")), 400, "CONNECTION.OAUTH_NOT_SUPPORTED"),
        Arguments.of(
            new Failure.ProviderNotConfigured(AIRTABLE, List.of("AIRTABLE_OAUTH_CLIENT_ID")),
            400,
            "CONNECTION.OAUTH_PROVIDER_NOT_CONFIGURED"),
        Arguments.of(
            new Failure.InvalidConfiguration("form", List.of()),
            400,
            "CONNECTION.INVALID_CONFIGURATION"),
        Arguments.of(
            new Failure.VerificationFailed(VerificationProblem.BAD_CREDENTIALS, "refused"),
            422,
            "CONNECTION.VERIFICATION_FAILED"),
        Arguments.of(
            new Failure.ConnectionNotFound(Samples.CONNECTION), 404, "CONNECTION.NOT_FOUND"),
        Arguments.of(new Failure.InvalidState(StateProblem.SPENT), 400, "CONNECTION.INVALID_STATE"),
        Arguments.of(
            new Failure.AuthorizationDenied(AIRTABLE, "access_denied"),
            403,
            "CONNECTION.AUTHORIZATION_DENIED"),
        Arguments.of(
            new Failure.NeedsReauth(Samples.CONNECTION, "expired"), 409, "CONNECTION.NEEDS_REAUTH"),
        Arguments.of(
            new Failure.PendingConfirmation(Samples.CONNECTION),
            409,
            "CONNECTION.PENDING_CONFIRMATION"),
        Arguments.of(
            new Failure.ProviderUnavailable(AIRTABLE, ProviderProblem.SERVER_ERROR, null),
            502,
            "CONNECTION.PROVIDER_UNAVAILABLE"),
        Arguments.of(
            new Failure.ProviderUnavailable(AIRTABLE, ProviderProblem.OVERLOADED, null),
            503,
            "CONNECTION.PROVIDER_UNAVAILABLE"),
        Arguments.of(
            new Failure.ProviderUnavailable(AIRTABLE, ProviderProblem.TIMED_OUT, null),
            504,
            "CONNECTION.PROVIDER_UNAVAILABLE"),
        Arguments.of(new Failure.VersionConflict(Samples.CONNECTION), 412, "VERSION_CONFLICT"),
        Arguments.of(new Failure.Unauthenticated(), 401, "UNAUTHENTICATED"),
        Arguments.of(new Failure.Forbidden("manage"), 403, "FORBIDDEN"),
        Arguments.of(new Failure.ValidationFailed(List.of()), 400, "VALIDATION_FAILED"),
        Arguments.of(new Failure.NotFound("attempt", "x"), 404, "NOT_FOUND"),
        Arguments.of(new Failure.StoreUnavailable(), 503, "STORE_UNAVAILABLE"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void answers_each_failure_by_its_own_code(Failure failure, int status, String code) {
    ports.readConnection.fails(failure);

    problem(get("/connections/" + Samples.ID, Keys.READER).exchange(), status, code);
    assertThat(Contract.codes()).contains(code);
    assertThat(failure.code()).isEqualTo(code);
  }

  @Test
  void says_what_is_limited_and_when_to_come_back() {
    RateLimit limit = new RateLimit("user", "whoever", 10, Duration.ofMinutes(1));
    ports.startOAuth.fails(new Failure.RateLimited(limit, Duration.ofMillis(41_001)));

    problem(
            post("/connections/oauth/start", Keys.MEMBER)
                .bodyValue("{\"availableConnectionId\":\"" + Samples.ID + "\"}")
                .exchange()
                .expectHeader()
                .valueEquals("Retry-After", "42")
                .expectHeader()
                .valueEquals("RateLimit-Policy", "\"user\";q=10;w=60")
                .expectHeader()
                .valueEquals("RateLimit", "\"user\";r=0;t=42"),
            429,
            "RATE_LIMITED")
        .jsonPath("$.metadata")
        .doesNotExist();
  }

  @Test
  void keeps_what_a_provider_says_about_coming_back() {
    ports.testConnection.fails(
        new Failure.ProviderUnavailable(
            AIRTABLE, ProviderProblem.OVERLOADED, Duration.ofSeconds(30)));

    problem(
        post("/connections/" + Samples.ID + "/test", Keys.MEMBER)
            .exchange()
            .expectHeader()
            .valueEquals("Retry-After", "30"),
        503,
        "CONNECTION.PROVIDER_UNAVAILABLE");
  }

  @Test
  void names_every_violation_in_the_readers_language() {
    ports.createConnection.fails(
        new Failure.InvalidConfiguration(
            "form",
            List.of(
                Violation.of("port", "max", "is too great", "es demasiado grande"),
                Violation.of("host", "required", "is required", "es obligatorio"))));

    problem(
            post("/connections", Keys.MEMBER)
                .header("Accept-Language", "es-AR, en;q=0.5")
                .bodyValue(
                    "{\"availableConnectionId\":\""
                        + Samples.ID
                        + "\",\"config\":{\"port\":70000}}")
                .exchange(),
            400,
            "CONNECTION.INVALID_CONFIGURATION")
        .jsonPath("$.title")
        .isEqualTo("Solicitud incorrecta")
        .jsonPath("$.metadata.reason")
        .isEqualTo("form")
        .jsonPath("$.metadata.violations[0].field")
        .isEqualTo("port")
        .jsonPath("$.metadata.violations[0].rule")
        .isEqualTo("max")
        .jsonPath("$.metadata.violations[1].message")
        .isEqualTo("es obligatorio");
  }

  @ParameterizedTest
  @CsvSource({
    "en, Not Found",
    "es, No encontrado",
    "'fr, es;q=0.1', No encontrado",
    "de, Not Found",
    "'*', Not Found",
    "'!!;;q=x', Not Found"
  })
  void speaks_english_and_spanish(String accepted, String title) {
    problem(
            get("/nowhere", Keys.READER).header("Accept-Language", accepted).exchange(),
            404,
            "NOT_FOUND")
        .jsonPath("$.title")
        .isEqualTo(title);
  }

  @Test
  void answers_a_wrong_method_with_those_that_there_are() {
    problem(
        delete("/connections", Keys.ADMIN)
            .exchange()
            .expectHeader()
            .valueEquals("Allow", "GET, POST"),
        405,
        "METHOD_NOT_ALLOWED");
  }

  @Test
  void answers_a_wrong_content_type() {
    problem(
        post("/connections", Keys.MEMBER)
            .contentType(MediaType.TEXT_PLAIN)
            .bodyValue("x")
            .exchange(),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
    problem(
        post("/connections", Keys.MEMBER)
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .bodyValue("label=x")
            .exchange(),
        415,
        "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void answers_that_it_has_nothing_acceptable_before_it_does_anything() {
    ports.readConnection.answers(Samples.mail());
    for (String accepted : List.of("text/csv", "application/problem+json", "application/xml")) {
      problem(
          get("/connections/" + Samples.ID, Keys.READER).header("Accept", accepted).exchange(),
          406,
          "NOT_ACCEPTABLE");
    }
    assertThat(ports.readConnection.asked()).isEmpty();
  }

  @Test
  void tells_nothing_about_a_bug() {
    ports.readConnection.breaks(new IllegalStateException("sandbox-client-secret"));

    problem(get("/connections/" + Samples.ID, Keys.READER).exchange(), 500, "INTERNAL_ERROR")
        .jsonPath("$")
        .value(body -> assertThat(body.toString()).doesNotContain("sandbox-client-secret"));
  }

  @ParameterizedTest
  @CsvSource({
    "/connections?limit=0, limit",
    "/connections?limit=501, limit",
    "/connections?limit=canary-value, limit",
    "/connections?cursor=canary!value, cursor",
    "/connections?cursor=Y2FuYXJ5LXZhbHVl, cursor",
    "/connections?state=canary-value, state",
    "/connections?slug=Canary-Value, slug",
    "/connections/canary-value, connectionId"
  })
  void names_a_parameter_that_does_not_fit_and_never_its_value(String uri, String field) {
    problem(get(uri, Keys.READER).exchange(), 400, "VALIDATION_FAILED")
        .jsonPath("$.metadata.violations[0].field")
        .isEqualTo(field)
        .jsonPath("$")
        .value(body -> assertThat(body.toString()).doesNotContainIgnoringCase("canary"));
  }
}
