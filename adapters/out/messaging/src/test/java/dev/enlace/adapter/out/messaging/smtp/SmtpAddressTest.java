package dev.enlace.adapter.out.messaging.smtp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.failure.VerificationProblem;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import dev.enlace.domain.outbound.HostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpAddressTest {
  private static final SmtpTimeouts SHORT =
      new SmtpTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(3));

  private ServerSocket everywhere;

  @BeforeEach
  void listens() throws IOException {
    everywhere = new ServerSocket(0);
    everywhere.setSoTimeout(20);
  }

  @AfterEach
  void stops() throws IOException {
    everywhere.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1.2.3",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "017700000001",
        "0177.0.0.1",
        "8.8.8.010",
        "134744072",
        "8.8.2056",
        "0.0.0.0",
        "0",
        "localhost",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "[::1]",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
        "[::ffff:169.254.169.254]",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fd00::1",
        "fd00:ec2::254",
        "fe80::1",
        "ff02::1",
        "ⓛocalhost",
        "127。0。0。1",
        "１２７.0.0.1",
      })
  void connects_to_nothing_that_is_not_public(String host) throws IOException {
    assertThat(problem(HostResolver.SYSTEM, AddressPolicy.PUBLIC_ONLY, host))
        .isEqualTo(VerificationProblem.ADDRESS_NOT_ALLOWED);
    assertNobodyCame();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "host\r\nQUIT",
        "user@127.0.0.1",
        "127.0.0.1/",
        "http://x",
        ".",
        "xn--",
        "\u0000"
      })
  void connects_to_nothing_that_is_no_host(String host) throws IOException {
    assertThat(problem(HostResolver.SYSTEM, AddressPolicy.PUBLIC_ONLY, host))
        .isEqualTo(VerificationProblem.ADDRESS_NOT_ALLOWED);
    assertNobodyCame();
  }

  /** There may be no such name, or no answer now: which of the two, nobody can tell. */
  @Test
  void says_of_a_name_that_is_not_known_that_it_was_not_reached() throws IOException {
    assertThat(problem(HostResolver.SYSTEM, AddressPolicy.PUBLIC_ONLY, "name.invalid"))
        .isEqualTo(VerificationProblem.UNREACHABLE);
    assertNobodyCame();
  }

  @Test
  void resolves_a_name_once_and_connects_to_the_address_that_was_checked() throws IOException {
    Rebinding resolver = new Rebinding("127.0.0.1", "127.0.0.2");
    AddressPolicy onlyTheFirst =
        new AddressPolicy(Set.of(new Endpoint("127.0.0.1", everywhere.getLocalPort())));

    assertThat(problem(resolver, onlyTheFirst, "rebinding.example.com"))
        .isEqualTo(VerificationProblem.TIMED_OUT);
    try (Socket came = everywhere.accept()) {
      assertThat(came.getLocalAddress().getHostAddress()).isEqualTo("127.0.0.1");
    }
    assertNobodyCame();
    assertThat(resolver.left()).containsExactly("127.0.0.2");
  }

  @Test
  void is_not_led_inwards_by_a_name_that_changes_its_mind() throws IOException {
    Rebinding resolver = new Rebinding("127.0.0.1", "127.0.0.1");

    assertThat(problem(resolver, AddressPolicy.PUBLIC_ONLY, "rebinding.example.com"))
        .isEqualTo(VerificationProblem.ADDRESS_NOT_ALLOWED);
    assertNobodyCame();
    assertThat(resolver.left()).hasSize(1);
  }

  @Test
  void passes_over_the_addresses_of_a_name_that_are_not_allowed() throws IOException {
    int port = everywhere.getLocalPort();
    HostResolver both =
        _ ->
            new InetAddress[] {
              InetAddress.ofLiteral("127.0.0.2"), InetAddress.getLoopbackAddress()
            };
    AddressPolicy policy = new AddressPolicy(Set.of(new Endpoint("127.0.0.1", port)));

    problem(both, policy, "both.example.com");
    try (Socket came = everywhere.accept()) {
      assertThat(came.getLocalAddress().getHostAddress()).isEqualTo("127.0.0.1");
    }
    assertNobodyCame();
  }

  @Test
  void allows_the_exempted_port_and_no_other_of_that_address() throws IOException {
    AddressPolicy policy =
        new AddressPolicy(Set.of(new Endpoint("127.0.0.1", everywhere.getLocalPort() - 1)));

    assertThat(problem(HostResolver.SYSTEM, policy, "127.0.0.1"))
        .isEqualTo(VerificationProblem.ADDRESS_NOT_ALLOWED);
    assertNobodyCame();
  }

  private VerificationProblem problem(HostResolver resolver, AddressPolicy policy, String host) {
    try (SmtpCredentialCheck check = new SmtpCredentialCheck(resolver, policy, SHORT, Map.of())) {
      var values = SmtpForm.at(host, everywhere.getLocalPort()).values();
      Failed failed =
          requireNonNull(
              catchThrowableOfType(
                  Failed.class, () -> check.check(SampleEntries.SMTP, values).block()));
      return ((Failure.VerificationFailed) failed.failure()).reason();
    }
  }

  private void assertNobodyCame() {
    assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> everywhere.accept());
  }

  /** Answers each question with the next address. */
  private static final class Rebinding implements HostResolver {
    private final Deque<String> answers;

    Rebinding(String... answers) {
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    List<String> left() {
      return List.copyOf(answers);
    }

    @Override
    public InetAddress[] resolve(String host) {
      return new InetAddress[] {InetAddress.ofLiteral(answers.remove())};
    }
  }
}
