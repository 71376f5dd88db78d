package dev.enlace.bootstrap.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.ChildEnlace;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The embedded profile as people use it: one directory, started, killed and started again. */
class RestartTest {
  private static final Pattern ADMIN_KEY = Pattern.compile("admin key  (enl_\\S+) \\(kept in");
  private static final Map<String, String> ON_ITS_OWN = Map.of("ENLACE_ADMIN_KEY", "");
  private static final String ANOTHER_KEY = "YW5vdGhlci1zYW5kYm94LWtleS1vZi0zMi1ieXRlcyE=";

  private final Path home = RunningEnlace.newHome().toAbsolutePath().resolve("enlace");

  @Test
  void a_killed_enlace_comes_back_with_all_that_it_had() throws IOException {
    String key;
    String connection;
    Answer token;
    try (ChildEnlace first = start()) {
      key = printedKey(first);
      assertPrivate();
      connection = connect(first, key);
      token = token(first, key, connection);
      assertThat(token.status()).isEqualTo(200);
      secondOnTheSameHomeIsRefused(key);
      first.kill();
      assertThat(first.database()).as("its PostgreSQL outlives it").isPresent();
      cameBack(key, connection, token);
      wrongKeyIsRefused(key);
      assertThat(first.database()).as("stopped with the start that was refused").isEmpty();
    }
  }

  private void cameBack(String key, String connection, Answer token) {
    try (ChildEnlace second = start()) {
      assertThat(second.log()).contains("Enlace listens on").doesNotContain(key);
      assertThat(second.log()).containsPattern("admin key  in \\S+admin");
      assertThat(Api.of(second.url(), key).get("/connections/" + connection).text("/state/state"))
          .isEqualTo("active");
      assertThat(token(second, key, connection).json()).isEqualTo(token.json());
      assertThat(connect(second, key)).isNotEqualTo(connection);
    }
  }

  private void secondOnTheSameHomeIsRefused(String key) {
    ChildEnlace other = ChildEnlace.launch(home, ON_ITS_OWN);
    assertThat(other.awaitExit()).isNotZero();
    assertThat(other.log())
        .contains("Enlace did not start.", "Another Enlace (process ", home.toString())
        .contains("ENLACE_HOME", "DATABASE_URL")
        .doesNotContain(key, "at dev.enlace");
    assertThat(other.database()).as("that of the first still runs").isPresent();
  }

  private void wrongKeyIsRefused(String key) throws IOException {
    String right = Files.readString(home.resolve("keys/encryption")).strip();
    Map<String, String> wrong = Map.of("ENLACE_ADMIN_KEY", "", "ENCRYPTION_KEY", ANOTHER_KEY);
    ChildEnlace refused = ChildEnlace.launch(home, wrong);
    assertThat(refused.awaitExit()).isNotZero();
    assertThat(refused.log())
        .contains("Enlace did not start.", "ENCRYPTION_KEY does not open the secrets")
        .doesNotContain(ANOTHER_KEY, right, key, "at dev.enlace");
  }

  private void assertPrivate() throws IOException {
    assertThat(mode(home)).isEqualTo("rwx------");
    assertThat(mode(home.resolve("keys"))).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(home.resolve("keys"))) {
      List<Path> keys = files.toList();
      assertThat(keys)
          .extracting(file -> file.getFileName().toString())
          .contains("admin", "encryption", "signing", "postgres", "sandbox-control");
      assertThat(keys).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    }
  }

  private ChildEnlace start() {
    ChildEnlace child = ChildEnlace.launch(home, ON_ITS_OWN);
    try {
      return child.awaitReady().awaitLog("Next: what can be connected?");
    } catch (AssertionError e) {
      child.close();
      throw e;
    }
  }

  private static String printedKey(ChildEnlace child) {
    Matcher printed = ADMIN_KEY.matcher(child.log());
    assertThat(printed.find()).as(child::log).isTrue();
    return printed.group(1);
  }

  private static String connect(ChildEnlace child, String key) {
    Walk walk = Walk.upToTheCallback(Api.of(child.url(), key), "ana", "airtable");
    walk.comeBack();
    Answer attempt =
        Api.of(child.url(), key).as("ana").get("/connections/oauth/attempts/" + walk.attempt());
    assertThat(attempt.text("/status")).isEqualTo("completed");
    return attempt.text("/connectionId");
  }

  private static Answer token(ChildEnlace child, String key, String connection) {
    return Api.of(child.url(), key).as("ana").get("/connections/" + connection + "/token");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
