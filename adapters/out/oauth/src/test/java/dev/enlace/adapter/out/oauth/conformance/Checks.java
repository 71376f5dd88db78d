package dev.enlace.adapter.out.oauth.conformance;

import static dev.enlace.adapter.out.oauth.conformance.Subject.trouble;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.provider.Issuer;
import dev.enlace.domain.provider.answer.ErrorMeaning;
import dev.enlace.domain.provider.answer.RefreshRule;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import dev.enlace.sandbox.traffic.Fault;
import dev.enlace.sandbox.traffic.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * What a provider has to show: each step of a grant's life, and that only a dead grant is taken for
 * one. What a provider's file says that it does not offer is left out.
 */
final class Checks {
  private static final Duration WAIT = Duration.ofSeconds(7);

  private final Subject subject;
  private final List<DynamicTest> tests = new ArrayList<>();

  private Checks(Subject subject) {
    this.subject = subject;
  }

  static Stream<DynamicTest> of(Subject subject) {
    Checks checks = new Checks(subject);
    checks.walk();
    checks.tokens();
    if (subject.definition.refresh().offered()) {
      checks.refreshes();
    }
    checks.passingTrouble();
    checks.words();
    checks.revocation();
    return checks.tests.stream();
  }

  private void walk() {
    add("a person who allows comes back with code and state", this::allowed);
    add("a person who denies comes back with an error", this::denied);
    add("a code is good for tokens, once", this::exchanged);
    add("a wrong client secret is our own trouble", this::wrongSecret);
  }

  private void tokens() {
    if (subject.definition.identity() != null) {
      add("a token names the same account each time", this::identified);
      add("a token that nobody issued names nobody", this::unknownToken);
    }
    add("a token without a word on its end is taken as the file says", this::noExpiry);
  }

  private void refreshes() {
    add("a refresh gets a token that works", this::refreshed);
    add("a refresh token rotates as the file says", this::rotated);
    add("a refresh without a new refresh token keeps the old", this::kept);
    add("a dead grant is told from everything else", this::deadGrant);
  }

  private void passingTrouble() {
    for (int status : new int[] {409, 500, 502, 503}) {
      passes("status " + status, fault(FaultKind.SERVER_ERROR).status(status));
    }
    passes("garbage", fault(FaultKind.GARBAGE));
    passes("a page of HTML", fault(FaultKind.HTML));
    passes("an error of its own at status 200", fault(FaultKind.ERROR_AT_200));
    passes("a broken connection", fault(FaultKind.RESET));
    add("too many requests, and when to come again", this::rateLimited);
    add("no answer at all means nothing for the grant", this::hanging);
  }

  private void words() {
    for (ErrorWord word : ErrorWord.of(subject.definition)) {
      add(
          word + " means what the file says",
          () -> {
            ProviderProblem reason = meanwhile(subject, word.fault(subject.definition)).reason();
            assertThat(reason == ProviderProblem.GRANT_REFUSED)
                .isEqualTo(word.meaning() == ErrorMeaning.REAUTHORISE);
            assertThat(reason == ProviderProblem.CLIENT_REFUSED)
                .isEqualTo(word.meaning() == ErrorMeaning.MISCONFIGURED);
          });
    }
  }

  private void revocation() {
    if (subject.definition.revocation() == null) {
      add(
          "a provider without revocation is not asked",
          () ->
              assertThat(subject.revoke(subject.granted()))
                  .isEqualTo(UpstreamRevocation.UNSUPPORTED));
    } else {
      add("a revoked grant is dead", this::revoked);
    }
  }

  private void allowed() {
    Map<String, String> callback = subject.walk("decision=allow");
    assertThat(callback).containsEntry("state", Subject.STATE).containsKey("code");
    Issuer issuer = subject.definition.issuer();
    assertThat(issuer == null || issuer.accepts(callback.get("iss"))).isTrue();
  }

  private void denied() {
    assertThat(subject.walk("decision=deny")).containsKey("error").doesNotContainKey("code");
  }

  private void exchanged() {
    String code = subject.code();
    TokenSet tokens = subject.exchange(code);
    assertThat(tokens.tokenType()).isEqualToIgnoringCase("Bearer");
    assertThat(tokens.refreshToken() != null).isEqualTo(subject.definition.refresh().offered());
    if (tokens.scopes() != null) {
      assertThat(
              subject
                  .definition
                  .scopes()
                  .missing(subject.requested().names(), tokens.scopes().names()))
          .isEmpty();
    }
    assertThat(trouble(() -> subject.exchange(code)).reason())
        .isEqualTo(ProviderProblem.GRANT_REFUSED);
  }

  private void wrongSecret() {
    String code = subject.code();
    assertThat(trouble(() -> subject.withWrongSecret().exchange(code)).reason())
        .isEqualTo(ProviderProblem.CLIENT_REFUSED);
  }

  private void identified() {
    Account first = requireNonNull(subject.identify(subject.granted().accessToken()));
    Account again = requireNonNull(subject.identify(subject.granted().accessToken()));
    assertThat(first.id()).isNotBlank().isEqualTo(again.id());
    assertThat(first.label()).isNotBlank();
  }

  private void unknownToken() {
    trouble(() -> subject.identify(Secret.of("conformance-token-of-nobody")));
  }

  private void noExpiry() {
    subject.sandbox.fault(
        new Fault(
            subject.definition.id().value(),
            "exchange",
            FaultKind.NO_EXPIRES_IN,
            1,
            0,
            null,
            null,
            null,
            false));
    assertThat(subject.granted().accessToken()).isNotNull();
  }

  private void refreshed() {
    TokenSet first = subject.granted();
    TokenSet next = subject.refresh(requireNonNull(first.refreshToken()));
    assertThat(next.accessToken()).isNotEqualTo(first.accessToken());
    if (subject.definition.identity() != null) {
      assertThat(subject.identify(next.accessToken())).isNotNull();
    }
  }

  private void rotated() {
    Secret first = requireNonNull(subject.granted().refreshToken());
    Secret next = subject.refresh(first).refreshToken();
    RefreshRule.Rotation rotation = subject.definition.refresh().rotation();
    switch (rotation) {
      case ALWAYS -> assertThat(next).isNotNull().isNotEqualTo(first);
      case NEVER -> assertThat(next == null || next.equals(first)).isTrue();
      case OPTIONAL -> {}
    }
    assertThat(subject.refresh(next == null ? first : next).accessToken()).isNotNull();
  }

  private void kept() {
    Secret first = requireNonNull(subject.granted().refreshToken());
    subject.sandbox.fault(fault(FaultKind.NO_REFRESH_TOKEN));
    TokenSet tokens = subject.refresh(first);
    assertThat(tokens.accessToken()).isNotNull();
    assertThat(tokens.refreshToken()).isNull();
  }

  private void deadGrant() {
    Secret token = requireNonNull(subject.granted().refreshToken());
    subject.sandbox.revokeGrants(subject.definition.id().value(), "");
    assertThat(trouble(() -> subject.refresh(token)).reason())
        .isEqualTo(ProviderProblem.GRANT_REFUSED);
  }

  private void rateLimited() {
    assertThat(meanwhile(subject, fault(FaultKind.RATE_LIMIT).retryAfter(7)))
        .satisfies(failure -> {
          assertThat(failure.reason()).isEqualTo(ProviderProblem.OVERLOADED);
          assertThat(failure.retryAfter()).isEqualTo(WAIT);
        });
  }

  private void hanging() {
    assertThat(meanwhile(subject.impatient(), fault(FaultKind.HANG)).reason())
        .isEqualTo(ProviderProblem.TIMED_OUT);
  }

  private void revoked() {
    TokenSet tokens = subject.granted();
    assertThat(subject.revoke(tokens)).isEqualTo(UpstreamRevocation.REVOKED);
    if (subject.definition.identity() != null) {
      trouble(() -> subject.identify(tokens.accessToken()));
    }
  }

  private void passes(String what, Fault fault) {
    add(
        what + " means nothing for the grant",
        () ->
            assertThat(meanwhile(subject, fault).reason())
                .isNotIn(ProviderProblem.GRANT_REFUSED, ProviderProblem.CLIENT_REFUSED));
  }

  /** The trouble of a call that meets that fault; the grant, or the code, is good afterwards. */
  private ProviderUnavailable meanwhile(Subject caller, Fault fault) {
    if (!subject.definition.refresh().offered()) {
      String code = caller.code();
      subject.sandbox.fault(fault);
      ProviderUnavailable failure = trouble(() -> caller.exchange(code));
      subject.sandbox.faults().clear();
      assertThat(caller.exchange(code).accessToken()).isNotNull();
      return failure;
    }
    Secret token = requireNonNull(subject.granted().refreshToken());
    subject.sandbox.fault(fault);
    ProviderUnavailable failure = trouble(() -> caller.refresh(token));
    subject.sandbox.faults().clear();
    assertThat(subject.refresh(token).accessToken()).isNotNull();
    return failure;
  }

  private Fault fault(FaultKind kind) {
    return Fault.once(subject.definition.id().value(), "token", kind);
  }

  /** Surefire numbers dynamic tests, so each failure says itself what it is about. */
  private void add(String name, Executable check) {
    tests.add(
        dynamicTest(
            name,
            () -> {
              subject.sandbox.faults().clear();
              try {
                check.execute();
              } catch (Throwable failed) {
                throw new AssertionError(
                    subject.definition.id() + ": NOT " + name + ": " + failed.getMessage(), failed);
              }
            }));
  }
}
