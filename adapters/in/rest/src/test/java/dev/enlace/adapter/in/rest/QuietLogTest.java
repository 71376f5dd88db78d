package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.enlace.application.port.in.connection.HandOutToken;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QuietLogTest extends RestTest {
  private static final List<String> LOGGERS =
      List.of(
          "dev.enlace",
          "org.springframework.http",
          "org.springframework.web.reactive",
          "org.springframework.web.server");

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    LOGGERS.forEach(name -> {
      logger(name).setLevel(Level.DEBUG);
      logger(name).addAppender(log);
    });
  }

  @AfterEach
  void stopListening() {
    LOGGERS.forEach(name -> {
      logger(name).setLevel(null);
      logger(name).detachAppender(log);
    });
  }

  @Test
  void prints_neither_what_is_typed_nor_what_is_handed_out() {
    ports.createConnection.answers(Samples.mail());
    ports.handOutToken.answers(
        new HandOutToken.Token(Secret.of("canary-access-token"), "Bearer", null, Scopes.NONE));

    post("/connections", Keys.MEMBER)
        .bodyValue(
            "{\"availableConnectionId\":\""
                + Samples.ID
                + "\",\"label\":\"x\",\"config\":{\"password\":\"canary-password\"}}")
        .exchange()
        .expectStatus()
        .isCreated();
    post("/connections", Keys.MEMBER)
        .bodyValue("{\"config\":{\"password\":\"canary-password\"},\"label\":[1]}")
        .exchange()
        .expectStatus()
        .isBadRequest();
    post("/connections", Keys.MEMBER)
        .bodyValue("{\"config\":{\"password\":\"canary-password\"}}")
        .exchange()
        .expectStatus()
        .isBadRequest();
    get("/connections/" + Samples.ID + "/token", Keys.MEMBER).exchange().expectStatus().isOk();

    assertThat(log.list).isNotEmpty();
    assertThat(lines()).doesNotContain("canary");
  }

  @Test
  void takes_it_for_no_error_that_a_client_leaves_with_its_request_half_sent() throws Exception {
    RawHttp.leave(
        port,
        """
        POST /connections HTTP/1.1\r
        Host: 127.0.0.1:%d\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: 100\r
        \r
        {"label":\
        """
            .formatted(port, Keys.MEMBER));

    await().untilAsserted(() -> assertThat(lines()).contains("Connection has been closed"));
    assertThat(log.list).extracting(ILoggingEvent::getLevel).doesNotContain(Level.ERROR);
  }

  private String lines() {
    return List.copyOf(log.list).stream()
        .map(event ->
            event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                    ? ""
                    : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
