package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Sql;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every secret that passes is searched for in the log at DEBUG, the database and all answers. */
class CanaryTest {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._~-]{20,}");

  private final Canaries canaries = new Canaries();
  private final String database = SharedDatabase.fresh();

  @Test
  void no_secret_shows_where_it_is_not_meant_to() {
    try (ChildEnlace child = start()) {
      WatchedApi admin = new WatchedApi(child.admin(), canaries);
      CanaryWalks walks = new CanaryWalks(child, canaries);
      walks.succeed();
      walks.fail();
      walks.confirm();
      walks.asBefore();
      CanaryForms forms = new CanaryForms(child, canaries);
      forms.mail();
      forms.telegram();
      CanarySessions sessions = new CanarySessions(child.url(), admin, canaries);
      sessions.panel();
      sessions.link();
      sessions.webhook();
      sessions.keys();
      CanaryCallers callers = new CanaryCallers(admin, canaries);
      callers.keys();
      callers.malformed();
      callers.noDiagnostics();
      callers.audit();

      String log = child.log();
      String dump = new Sql(database).dump();
      assertThat(log).contains(" DEBUG ");
      assertThat(dump).contains(CanaryForms.LABEL);
      assertThat(canaries.count()).isGreaterThan(40);
      assertThat(canaries.in(log)).as("secrets in the log").isEmpty();
      assertThat(canaries.in(dump)).as("secrets in the database").isEmpty();
      assertThat(canaries.inAnswers()).as("secrets in answers").isEmpty();
      Set<String> passed = fingerprints(child.control());
      assertThat(passed).hasSizeGreaterThan(5);
      assertThat(wordsOf(log, passed)).as("codes, verifiers, tokens in the log").isEmpty();
      assertThat(wordsOf(dump, passed)).as("the same in the database").isEmpty();
    }
  }

  private ChildEnlace start() {
    ChildEnlace child =
        ChildEnlace.launch(
            RunningEnlace.newHome(),
            Map.of(
                "DATABASE_URL",
                database,
                "LOGGING_LEVEL_ROOT",
                "DEBUG",
                "ENLACE_OUTBOUND_ALLOW",
                CanarySessions.NOBODY,
                "ENLACE_ADMIN_KEY",
                canaries.secret("admin key", RunningEnlace.ADMIN_KEY),
                "ENCRYPTION_KEY",
                canaries.secret("encryption key", "c2FuZGJveC1lbmNyeXB0aW9uLWtleS0zMi1ieXRlcy4="),
                "SECRET_KEY",
                canaries.secret("secret key", "sandbox-signing-key-of-forty-characters!")));
    canaries.secret("client secret", "sandbox-airtable-secret");
    canaries.secret("client secret", "sandbox-google-secret");
    canaries.secret("basic", "sandbox-airtable:sandbox-airtable-secret");
    return child.awaitReady();
  }

  /** What the sandbox was sent, by which even a secret that no test knows is found. */
  private static Set<String> fingerprints(Api control) {
    Answer requests = control.get("/requests");
    return requests
        .json()
        .at("/requests")
        .valueStream()
        .flatMap(request -> request.at("/fingerprints").valueStream())
        .map(JsonNode::asString)
        .collect(Collectors.toSet());
  }

  private static List<String> wordsOf(String text, Set<String> fingerprints) {
    return WORD.matcher(text)
        .results()
        .map(word -> word.group())
        .distinct()
        .filter(word -> fingerprints.contains(Fingerprint.of(word)))
        .toList();
  }
}
