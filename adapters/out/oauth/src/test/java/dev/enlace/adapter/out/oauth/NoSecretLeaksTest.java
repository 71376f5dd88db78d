package dev.enlace.adapter.out.oauth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.enlace.adapter.out.oauth.http.HttpLimits;
import dev.enlace.domain.secret.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class NoSecretLeaksTest {
  private static final HttpLimits SHORT =
      new HttpLimits(Duration.ofMillis(300), Duration.ofMillis(200), 64 * 1024, 4);
  private static final List<String> CANARIES =
      List.of("canary-code", "canary-access", "canary-refresh", "canary-body", "-secret");

  private final StubServer server = new StubServer();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();

  @BeforeEach
  void listen() {
    log.setContext(root.getLoggerContext());
    log.start();
    root.addAppender(log);
    root.setLevel(Level.DEBUG);
  }

  @AfterEach
  void stop() {
    root.setLevel(before);
    root.detachAppender(log);
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"airtable", "google", "notion", "hubspot", "slack", "github"})
  void neither_log_nor_error_names_a_secret_whatever_happens(String provider) {
    SandboxWalk walk = new SandboxWalk(server.url(), provider, SHORT);
    StringBuilder seen = new StringBuilder();
    for (Runnable behaviour : behaviours()) {
      behaviour.run();
      seen.append(thrown(() -> walk.exchange(Map.of("code", "canary-code"))));
      seen.append(thrown(() -> identify(walk)));
      seen.append(thrown(() -> revoke(walk)));
    }
    log.stop();
    log.list.forEach(event -> seen.append(event.getFormattedMessage()).append('\n'));

    assertThat(log.list).isNotEmpty();
    assertThat(server.asked()).hasSizeGreaterThan(5);
    assertThat(seen.toString())
        .doesNotContain(CANARIES)
        .doesNotContain(walk.verifier.value().reveal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"airtable", "google", "notion", "hubspot", "slack", "github"})
  void no_secret_stands_in_a_url(String provider) {
    SandboxWalk walk = new SandboxWalk(server.url(), provider, SHORT);
    thrown(() -> walk.exchange(Map.of("code", "canary-code")));
    thrown(() -> identify(walk));
    thrown(() -> revoke(walk));

    String urls =
        server.asked().stream().map(StubServer.Asked::path).collect(Collectors.joining(" "));
    assertThat(urls).isNotEmpty().doesNotContain(CANARIES);
    assertThat(walk.authUrl(List.of()).toString())
        .doesNotContain("-secret")
        .doesNotContain(walk.verifier.value().reveal());
  }

  private List<Runnable> behaviours() {
    String tokens =
        "{\"ok\":true,\"access_token\":\"canary-access\",\"refresh_token\":\"canary-refresh\"}";
    return List.of(
        () -> server.answers(200, tokens),
        () -> server.answers(400, "{\"error\":\"canary-body\"}"),
        () -> server.answers(200, "<html>canary-body</html>"),
        () -> server.answers(500, "canary-body"),
        server::resets,
        server::hangsAfterHeaders);
  }

  private static void identify(SandboxWalk walk) {
    new HttpAccountProbe(walk.http).identify(walk.provider, Secret.of("canary-access")).block();
  }

  private static void revoke(SandboxWalk walk) {
    requireNonNull(
        new HttpGrantRevocation(walk.http)
            .revoke(walk.provider, Secret.of("canary-access"), Secret.of("canary-refresh"))
            .block());
  }

  private static String thrown(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Throwable thrown = Assertions.catchThrowable(call);
    StringWriter text = new StringWriter();
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }
}
