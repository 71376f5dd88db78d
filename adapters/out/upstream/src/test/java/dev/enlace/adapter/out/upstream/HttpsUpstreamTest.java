package dev.enlace.adapter.out.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.application.port.out.upstream.Upstream.Answered;
import dev.enlace.application.port.out.upstream.Upstream.Sent;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.CallPath;
import dev.enlace.domain.provider.proxy.CallTarget;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.secret.Secret;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsUpstreamTest {
  private static final char[] PASSWORD = "only-for-a-test".toCharArray();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ProviderId ID = new ProviderId("acme");
  private static final HostResolver LOOPBACK =
      host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")};

  @TempDir static Path directory;

  private static final AtomicInteger calls = new AtomicInteger();
  private static HttpsServer server;
  private static SslContext trusting;

  @BeforeAll
  static void listens() throws Exception {
    KeyStore keys = keyStore(directory.resolve("keys.p12"));
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    trusting =
        SslContextBuilder.forClient()
            .trustManager((X509Certificate) keys.getCertificate("api"))
            .build();
  }

  @AfterAll
  static void stops() {
    server.stop(0);
  }

  @Test
  void calls_only_who_shows_the_name_that_is_called_though_another_has_the_same_address() {
    try (HttpUpstream upstream = upstream(trusting)) {
      assertThat(call(upstream, "api.example").answer().status()).isEqualTo(204);
      int before = calls.get();
      assertThatThrownBy(() -> call(upstream, "other.example"))
          .satisfies(HttpsUpstreamTest::refused);
      assertThat(calls).hasValue(before);
    }
  }

  @Test
  void calls_nobody_with_a_certificate_of_nobody() {
    try (HttpUpstream upstream = upstream(null)) {
      assertThatThrownBy(() -> call(upstream, "api.example")).satisfies(HttpsUpstreamTest::refused);
    }
  }

  private static void refused(Throwable error) {
    assertThat(error)
        .isInstanceOfSatisfying(
            Failed.class,
            failed ->
                assertThat(failed.failure())
                    .isEqualTo(new ProviderUnavailable(ID, ProviderProblem.UNREACHABLE, null)));
  }

  private static HttpUpstream upstream(@Nullable SslContext trust) {
    AddressPolicy policy =
        new AddressPolicy(Set.of(new Endpoint("127.0.0.1", server.getAddress().getPort())));
    return new HttpUpstream(LOOPBACK, policy, UpstreamLimits.DEFAULT, Clock.systemUTC(), trust);
  }

  private static Answered call(HttpUpstream upstream, String host) {
    URI base = URI.create("https://" + host + ":" + server.getAddress().getPort());
    CallTarget target = new CallTarget(base, CallPath.of("/x").orElseThrow(), null);
    Answered answered =
        Objects.requireNonNull(
            upstream
                .send(ID, new Sent(ProxyMethod.GET, target, List.of(), null), Secret.of("canary-1"))
                .block(PATIENCE));
    answered.answer().content().bytes().blockLast(PATIENCE);
    return answered;
  }

  /** Made by the JDK's own tool, since its classes make none. */
  private static KeyStore keyStore(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "api",
                "-keyalg",
                "EC",
                "-dname",
                "CN=api.example",
                "-ext",
                "san=dns:api.example",
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
