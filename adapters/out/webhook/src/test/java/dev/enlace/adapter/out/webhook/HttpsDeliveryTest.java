package dev.enlace.adapter.out.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.enlace.application.port.out.event.EventDelivery.DeliveryProblem;
import dev.enlace.application.port.out.event.EventDelivery.Outcome;
import dev.enlace.application.port.out.event.EventDelivery.Outcome.Accepted;
import dev.enlace.application.port.out.event.EventDelivery.Outcome.Refused;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.domain.secret.Secret;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsDeliveryTest {
  private static final char[] PASSWORD = "only-for-a-test".toCharArray();
  private static final HostResolver LOOPBACK =
      host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};

  @TempDir static Path directory;

  private static Receiver receiver;
  private static SslContext trusting;

  @BeforeAll
  static void listens() throws Exception {
    KeyStore keys = keyStore(directory.resolve("keys.p12"));
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    receiver = new Receiver(server);
    trusting =
        SslContextBuilder.forClient()
            .trustManager((X509Certificate) keys.getCertificate("hooks"))
            .build();
  }

  @AfterAll
  static void stops() {
    receiver.close();
  }

  @Test
  void delivers_to_the_checked_address_under_the_name_that_was_named() {
    assertThat(deliver("hooks.example", trusting)).isEqualTo(new Accepted(204));
    assertThat(receiver.received.getFirst().header("host"))
        .isEqualTo("hooks.example:" + receiver.port());
  }

  @Test
  void trusts_no_certificate_of_another_name() {
    assertThat(deliver("other.example", trusting))
        .isEqualTo(Refused.unanswered(DeliveryProblem.TLS_FAILED));
  }

  @Test
  void trusts_no_certificate_of_nobody() {
    assertThat(deliver("hooks.example", null))
        .isEqualTo(Refused.unanswered(DeliveryProblem.TLS_FAILED));
  }

  private static Outcome deliver(String host, @Nullable SslContext trust) {
    AddressPolicy policy = new AddressPolicy(Set.of(new Endpoint("127.0.0.1", receiver.port())));
    Event event =
        new Event(
            new UUID(1, 2),
            new ConnectionId(new UUID(3, 4)),
            1,
            "connection.created",
            Instant.EPOCH,
            "{}");
    try (HttpEventDelivery http =
        new HttpEventDelivery(
            LOOPBACK, policy, WebhookTimeouts.DEFAULT, Clock.systemUTC(), trust)) {
      String url = "https://" + host + ":" + receiver.port() + "/";
      return Objects.requireNonNull(
          http.deliver(event, HttpEventDeliveryTest.webhook(url), List.of(Secret.of("whsec_AAAA")))
              .block());
    }
  }

  /** Made by the JDK's own tool, since its classes make none. */
  private static KeyStore keyStore(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "hooks",
                "-keyalg",
                "EC",
                "-dname",
                "CN=hooks.example",
                "-ext",
                "san=dns:hooks.example",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      keys.load(stream, PASSWORD);
    }
    return keys;
  }
}
