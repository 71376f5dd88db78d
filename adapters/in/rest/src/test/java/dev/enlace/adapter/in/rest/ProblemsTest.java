package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.failure.StateProblem;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.limit.RateLimit;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.rotation.RotationId;
import dev.enlace.domain.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class ProblemsTest extends RestTest {
  private static final String ONE = "/connections/" + Samples.ID;
  private static final String BODY = "{\"availableConnectionId\":\"" + Samples.ID + "\"";
  private static final ProviderId AIRTABLE = new ProviderId("airtable");

  enum Way {
    AIRTABLE,
    ATTEMPT,
    CALLBACK,
    CATALOGUE,
    CREATE,
    READ,
    ROTATION,
    START,
    TOKEN,
    TRIAL,
    UPDATE
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            Way.CATALOGUE,
            new Failure.CatalogEntryNotFound("x"),
            404,
            "CONNECTION.CATALOG_ENTRY_NOT_FOUND"),
        Arguments.of(
            Way.START,
            new Failure.CatalogEntryNotFound("x"),
            404,
            "CONNECTION.CATALOG_ENTRY_NOT_FOUND"),
        Arguments.of(
            Way.TRIAL,
            new Failure.CatalogEntryNotFound("x"),
            404,
            "CONNECTION.CATALOG_ENTRY_NOT_FOUND"),
        Arguments.of(
            Way.UPDATE,
            new Failure.CatalogEntryNotFound("x"),
            404,
            "CONNECTION.CATALOG_ENTRY_NOT_FOUND"),
        Arguments.of(
            Way.TOKEN,
            new Failure.CatalogEntryNotFound("x"),
            404,
            "CONNECTION.CATALOG_ENTRY_NOT_FOUND"),
        Arguments.of(
            Way.TRIAL,
            new Failure.InvalidConfiguration("form", List.of()),
            400,
            "CONNECTION.INVALID_CONFIGURATION"),
        Arguments.of(
            Way.START,
            new Failure.OAuthNotSupported(new Slug("smtp")),
            400,
            "CONNECTION.OAUTH_NOT_SUPPORTED"),
        Arguments.of(
            Way.TOKEN,
            new Failure.OAuthNotSupported(new Slug("smtp")),
            400,
            "CONNECTION.OAUTH_NOT_SUPPORTED"),
        Arguments.of(
            Way.START,
            new Failure.ProviderNotConfigured(AIRTABLE, List.of("AIRTABLE_OAUTH_CLIENT_ID")),
            400,
            "CONNECTION.OAUTH_PROVIDER_NOT_CONFIGURED"),
        Arguments.of(
            Way.CREATE,
            new Failure.InvalidConfiguration("form", List.of()),
            400,
            "CONNECTION.INVALID_CONFIGURATION"),
        Arguments.of(
            Way.CREATE,
            new Failure.VerificationFailed(VerificationProblem.BAD_CREDENTIALS, "refused"),
            422,
            "CONNECTION.VERIFICATION_FAILED"),
        Arguments.of(
            Way.READ,
            new Failure.ConnectionNotFound(Samples.CONNECTION),
            404,
            "CONNECTION.NOT_FOUND"),
        Arguments.of(
            Way.CALLBACK,
            new Failure.InvalidState(StateProblem.SPENT),
            400,
            "CONNECTION.INVALID_STATE"),
        Arguments.of(
            Way.CALLBACK,
            new Failure.AuthorizationDenied(AIRTABLE, "access_denied"),
            403,
            "CONNECTION.AUTHORIZATION_DENIED"),
        Arguments.of(
            Way.TOKEN,
            new Failure.NeedsReauth(Samples.CONNECTION, "expired"),
            409,
            "CONNECTION.NEEDS_REAUTH"),
        Arguments.of(
            Way.CALLBACK,
            new Failure.AccountMismatch(Samples.CONNECTION),
            409,
            "CONNECTION.ACCOUNT_MISMATCH"),
        Arguments.of(
            Way.TOKEN,
            new Failure.PendingConfirmation(Samples.CONNECTION),
            409,
            "CONNECTION.PENDING_CONFIRMATION"),
        Arguments.of(
            Way.AIRTABLE,
            new Failure.OperationNotSupported(new Slug("gmail"), "airtable"),
            400,
            "CONNECTION.OPERATION_NOT_SUPPORTED"),
        Arguments.of(
            Way.AIRTABLE,
            new Failure.UpstreamRefused(AIRTABLE, 404, "NOT_FOUND", null, false),
            404,
            "CONNECTION.UPSTREAM_REFUSED"),
        Arguments.of(
            Way.AIRTABLE,
            new Failure.UpstreamRefused(AIRTABLE, 418, "TEAPOT", "short and stout", true),
            422,
            "CONNECTION.UPSTREAM_REFUSED"),
        Arguments.of(
            Way.AIRTABLE,
            new Failure.RateLimited(
                new RateLimit("airtable-base", "app", 5, Duration.ofSeconds(1)),
                Duration.ofSeconds(30)),
            429,
            "RATE_LIMITED"),
        Arguments.of(
            Way.ROTATION,
            new Failure.RotationRunning(new RotationId(Samples.CONNECTION.value())),
            409,
            "KEY_ROTATION_RUNNING"),
        Arguments.of(
            Way.TRIAL,
            new Failure.ProviderUnavailable(AIRTABLE, ProviderProblem.SERVER_ERROR, null),
            502,
            "CONNECTION.PROVIDER_UNAVAILABLE"),
        Arguments.of(
            Way.TRIAL,
            new Failure.ProviderUnavailable(AIRTABLE, ProviderProblem.OVERLOADED, null),
            503,
            "CONNECTION.PROVIDER_UNAVAILABLE"),
        Arguments.of(
            Way.TRIAL,
            new Failure.ProviderUnavailable(AIRTABLE, ProviderProblem.TIMED_OUT, null),
            504,
            "CONNECTION.PROVIDER_UNAVAILABLE"),
        Arguments.of(
            Way.CALLBACK,
            new Failure.ProviderUnavailable(AIRTABLE, ProviderProblem.UNREACHABLE, null),
            502,
            "CONNECTION.PROVIDER_UNAVAILABLE"),
        Arguments.of(
            Way.UPDATE, new Failure.VersionConflict(Samples.CONNECTION), 412, "VERSION_CONFLICT"),
        Arguments.of(Way.READ, new Failure.Unauthenticated(), 401, "UNAUTHENTICATED"),
        Arguments.of(Way.TOKEN, new Failure.Forbidden("right_reveal"), 403, "FORBIDDEN"),
        Arguments.of(Way.START, new Failure.ValidationFailed(List.of()), 400, "VALIDATION_FAILED"),
        Arguments.of(Way.ATTEMPT, new Failure.NotFound("attempt", "x"), 404, "NOT_FOUND"),
        Arguments.of(Way.READ, new Failure.StoreUnavailable(), 503, "STORE_UNAVAILABLE"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void answers_each_failure_by_its_own_code(Way way, Failure failure, int status, String code) {
    problem(fail(way, failure), status, code);
    assertThat(Contract.codes()).contains(code);
    assertThat(failure.code()).isEqualTo(code);
  }

  private static void explained(ResponseSpec answer, String code, String reason) {
    answer
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code)
        .jsonPath("$.metadata.reason")
        .isEqualTo(reason)
        .jsonPath("$.detail")
        .isEqualTo(Texts.text(Language.EN, "detail." + code + "." + reason));
  }

  private ResponseSpec fail(Way way, Failure failure) {
    return switch (way) {
      case AIRTABLE -> {
        ports.callAirtable.fails(failure);
        yield get(ONE + "/airtable/whoami", Keys.MEMBER).exchange();
      }
      case ATTEMPT -> {
        ports.readOAuthAttempt.fails(failure);
        yield get("/connections/oauth/attempts/" + Samples.ID, Keys.READER).exchange();
      }
      case CALLBACK -> {
        ports.completeOAuth.fails(failure);
        yield http().get().uri("/connections/oauth/callback?state=s").exchange();
      }
      case CATALOGUE -> {
        ports.readCatalogEntry.fails(failure);
        yield get("/connections/available/x", Keys.READER).exchange();
      }
      case CREATE -> {
        ports.createConnection.fails(failure);
        yield post("/connections", Keys.MEMBER).bodyValue(BODY + ",\"config\":{}}").exchange();
      }
      case READ -> {
        ports.readConnection.fails(failure);
        yield get(ONE, Keys.READER).exchange();
      }
      case ROTATION -> {
        ports.startKeyRotation.fails(failure);
        yield post("/keys/rotations", Keys.ADMIN).bodyValue("{}").exchange();
      }
      case START -> {
        ports.startOAuth.fails(failure);
        yield post("/connections/oauth/start", Keys.MEMBER).bodyValue(BODY + "}").exchange();
      }
      case TOKEN -> {
        ports.handOutToken.fails(failure);
        yield get(ONE + "/token", Keys.MEMBER).exchange();
      }
      case TRIAL -> {
        ports.testConnection.fails(failure);
        yield post(ONE + "/test", Keys.MEMBER).exchange();
      }
      case UPDATE -> {
        ports.updateConnection.fails(failure);
        yield patch(ONE, Keys.MEMBER)
            .header("If-Match", "\"1\"")
            .bodyValue("{\"label\":\"x\"}")
            .exchange();
      }
    };
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

  @ParameterizedTest
  @ValueSource(strings = {"use_oauth_start", "made_by_oauth", "secrets_again"})
  void says_what_a_configuration_fails_by(String reason) {
    explained(
        fail(Way.CREATE, new Failure.InvalidConfiguration(reason, List.of())),
        "CONNECTION.INVALID_CONFIGURATION",
        reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "instance_admin",
        "role_above_own",
        "permission_above_own",
        "right_use",
        "right_reveal",
        "right_manage"
      })
  void says_what_is_missing_to_be_allowed(String reason) {
    explained(fail(Way.TOKEN, new Failure.Forbidden(reason)), "FORBIDDEN", reason);
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
