package dev.enlace.adapter.in.rest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.memory.MutableClock;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class RememberedAdmissionTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-21T12:00:00Z"));
  private final AtomicInteger asked = new AtomicInteger();
  private final RememberedAdmission admission = new RememberedAdmission(this::authenticate, clock);

  @Test
  void asks_once_a_moment_and_knows_each_requests_origin() {
    assertThat(admitted("right", "10.0.0.1").origin().address()).isEqualTo("10.0.0.1");
    assertThat(admitted("right", "10.0.0.2").origin().address()).isEqualTo("10.0.0.2");
    assertThat(asked).hasValue(1);
  }

  @Test
  void asks_again_within_the_second_in_which_a_revoked_key_has_to_die() {
    admitted("right", "10.0.0.1");
    clock.advance(Duration.ofMillis(501));
    admitted("right", "10.0.0.1");

    assertThat(asked).hasValue(2);
  }

  @Test
  void remembers_nobody_for_another_and_nobody_who_was_refused() {
    admitted("right", "10.0.0.1");
    assertThat(admit(query("right", List.of("ana"), "10.0.0.1")).block()).isNotNull();
    assertThat(asked).hasValue(2);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> admitted("wrong", "10.0.0.1")).isInstanceOf(Failed.class);
    }
    assertThat(asked).hasValue(4);
  }

  private Principal admitted(String key, String address) {
    return admit(query(key, List.of(), address)).blockOptional().orElseThrow();
  }

  private Mono<Principal> admit(Authenticate.Query query) {
    return admission.admit(
        query, MockServerWebExchange.from(MockServerHttpRequest.get("/connections/available")));
  }

  private static Authenticate.Query query(String key, List<String> actAs, String address) {
    return new Authenticate.Query(Secret.of(key), actAs, new Origin(address, "1"));
  }

  private Mono<Principal> authenticate(Authenticate.Query query) {
    asked.incrementAndGet();
    return query.apiKey().equals(Secret.of("right"))
        ? Mono.just(
            new Principal(
                WorkspaceId.DEFAULT,
                User.external(WorkspaceId.DEFAULT, "ana"),
                new ApiKeyId(new UUID(1, 1)),
                "app",
                Role.READER,
                Set.of(),
                query.origin()))
        : Failed.with(new Unauthenticated());
  }
}
