package dev.enlace.adapter.out.postgres.store;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.contract.Answers.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.postgres.access.PostgresWorkspaces;
import dev.enlace.adapter.out.postgres.oauth.PostgresOAuthAttempts;
import dev.enlace.adapter.out.postgres.server.FreshDatabase;
import dev.enlace.application.contract.SampleAttempts;
import dev.enlace.application.contract.Samples;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class DatabaseTest {
  @RegisterExtension static final FreshDatabase DATABASE = new FreshDatabase();

  private final Database database = DATABASE.database();
  private final Workspace workspace = Samples.workspace();
  private final User ana = Samples.user(workspace.id());

  @Test
  void finishes_what_was_begun_also_for_those_who_go_away() {
    PostgresOAuthAttempts attempts = new PostgresOAuthAttempts(database, DATABASE.audit());
    answer(
        new PostgresWorkspaces(database, DATABASE.audit())
            .add(workspace, Samples.key(workspace.id()), Samples.hash(), Samples.actor(ana)));
    List<OAuthAttempt> begun =
        Stream.generate(() -> SampleAttempts.attempt(workspace.id(), ana, false))
            .limit(50)
            .toList();

    begun.stream()
        .map(attempt -> attempts.add(attempt, Samples.sealed(1, OAuthAttempts.VERIFIER)))
        .map(Mono::subscribe)
        .forEach(Disposable::dispose);

    assertThat(begun)
        .allSatisfy(attempt ->
            assertThat(
                    found(
                        attempts
                            .find(attempt.ref())
                            .repeatWhenEmpty(
                                200, tries -> tries.delayElements(Duration.ofMillis(25)))))
                .isPresent());
  }

  @Test
  void begins_nothing_before_somebody_waits_for_it() {
    Mono<Integer> created =
        database.write(database.sql("CREATE TABLE begun (id integer)").then().thenReturn(1));

    assertThat(DATABASE.rows("SELECT to_regclass('begun')")).containsExactly("null");
    answer(created);
    assertThat(DATABASE.rows("SELECT to_regclass('begun')")).containsExactly("begun");
  }

  @Test
  void hands_its_callers_context_to_the_statements() {
    Mono<String> named =
        database.read(
            Mono.deferContextual(context ->
                database
                    .sql("SELECT :name AS name")
                    .bind("name", context.get("name"))
                    .map(row -> new Columns(row).text("name"))
                    .one()));

    assertThat(answer(named.contextWrite(context -> context.put("name", "ana")))).isEqualTo("ana");
  }
}
