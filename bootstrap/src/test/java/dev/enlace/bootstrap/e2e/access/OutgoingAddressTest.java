package dev.enlace.bootstrap.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Mail;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that users name lead to nobody's inside. */
class OutgoingAddressTest {
  private static RunningEnlace enlace;
  private static Api admin;
  private static ServerSocket trap;

  @BeforeAll
  static void start() throws IOException {
    enlace = RunningEnlace.start();
    admin = enlace.admin();
    trap = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"));
    trap.setSoTimeout(50);
  }

  @AfterAll
  static void stop() throws IOException {
    trap.close();
    enlace.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.2",
        "127.1",
        "127.0.0.1.",
        "localhost",
        "LOCALHOST",
        "localhost.",
        "0.0.0.0",
        "0",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "::1",
        "[::1]",
        "0:0:0:0:0:0:0:1",
        "::",
        "::ffff:127.0.0.1",
        "[::ffff:127.0.0.1]",
        "::ffff:7f00:1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "100.64.0.1",
        "169.254.169.254",
        "::ffff:169.254.169.254",
        "fd00:ec2::254",
        "fd00::1",
        "fe80::1",
        "fe80::1%lo",
        "224.0.0.1",
        "ff02::1",
        "255.255.255.255",
        "192.0.0.192",
        "198.18.0.1",
        "240.0.0.1"
      })
  void an_inner_address_is_not_connected_to(String host) {
    long begin = System.nanoTime();
    Answer answer =
        Mail.connect(admin, Mail.config(host, trap.getLocalPort(), "a-password-that-stays"));
    refused(answer);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    assertThat(answer.text()).doesNotContain("a-password-that-stays");
    assertNobodyCame();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example\r\nRCPT TO: x",
        "mail.example:25",
        "user@127.0.0.1",
        "127.0.0.1/path",
        "http://127.0.0.1",
        "127.0.0.1\u0000.example",
        "127。0。0。1",
        "①②⑦.⓪.⓪.①"
      })
  void a_host_that_is_none_is_not_connected_to(String host) {
    refused(Mail.connect(admin, Mail.config(host, trap.getLocalPort(), Mail.PASSWORD)));
    assertNobodyCame();
  }

  @Test
  void only_the_sandboxs_own_ports_are_exempt_on_the_loopback() {
    for (int port :
        new int[] {
          enlace.url().getPort(),
          enlace.sandbox().http().getPort(),
          enlace.sandbox().control().getPort()
        }) {
      refused(Mail.connect(admin, Mail.config("127.0.0.1", port, Mail.PASSWORD)));
    }
    refused(
        Mail.connect(
            admin, Mail.config("127.0.0.2", enlace.sandbox().smtp().port(), Mail.PASSWORD)));
  }

  @Test
  void to_move_a_connection_to_another_host_its_password_is_asked_again() {
    Api editor = admin.as("editor");
    String path = "/connections/" + Mail.connected(editor, enlace, "private");
    int logins = enlace.sandbox().mail().mailbox().logins().size();
    for (Map<String, Object> move :
        java.util.List.<Map<String, Object>>of(
            Map.of("host", "evil.example"), Map.of("port", 2525), Map.of("security", "tls"))) {
      for (String verify : new String[] {"", "?verify=false"}) {
        Answer answer =
            editor.with("If-Match", "\"1\"").patch(path + verify, Map.of("config", move));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("CONNECTION.INVALID_CONFIGURATION");
        assertThat(answer.text("/metadata/violations/0/field")).isEqualTo("password");
        assertThat(answer.text("/metadata/violations/0/rule")).isEqualTo("required_again");
      }
    }
    assertThat(editor.get(path).text("/config/host")).isEqualTo("127.0.0.1");
    assertThat(enlace.sandbox().mail().mailbox().logins()).hasSize(logins);
    Answer typed =
        editor
            .with("If-Match", "\"1\"")
            .patch(
                path + "?verify=false",
                Map.of("config", Map.of("host", "mail.example", "password", "typed-again")));
    assertThat(typed.text("/config/host")).as(typed.text()).isEqualTo("mail.example");
  }

  private static void refused(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isIn(400, 422);
    if (answer.status() == 422) {
      assertThat(answer.code()).isEqualTo("CONNECTION.VERIFICATION_FAILED");
      assertThat(answer.text("/metadata/reason")).isEqualTo("address_not_allowed");
    } else {
      assertThat(answer.code()).isIn("CONNECTION.INVALID_CONFIGURATION", "VALIDATION_FAILED");
      assertThat(answer.text("/metadata/violations/0/field")).endsWith("host");
    }
  }

  private static void assertNobodyCame() {
    try (var came = trap.accept()) {
      assertThat(came.getRemoteSocketAddress()).as("a connection to the inside").isNull();
    } catch (SocketTimeoutException nobody) {
      assertThat(nobody).hasMessageContaining("timed out");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
