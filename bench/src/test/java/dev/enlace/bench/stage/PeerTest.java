package dev.enlace.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bench.load.Request;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerTest {
  @Test
  void there_is_none_where_the_environment_names_none() {
    assertThat(Peer.of(Map.of())).isEmpty();
  }

  @Test
  void its_address_is_taken_apart_and_its_header_is_sent_but_not_shown() {
    Peer peer =
        Peer.of(
                Map.of(
                    "PEER_URL", "http://127.0.0.1:3003/connection/a?key=b",
                    "PEER_HEADER", "Authorization: Bearer never-shown"))
            .orElseThrow();
    assertThat(peer.url()).isEqualTo("http://127.0.0.1:3003");
    Request request = peer.requests().getFirst();
    assertThat(request.path()).isEqualTo("/connection/a?key=b");
    assertThat(request.headers()).containsEntry("Authorization", "Bearer never-shown");
    assertThat(request.toString()).doesNotContain("never-shown");
    assertThat(peer.cpu()).isEqualTo(Duration.ZERO);
  }

  @Test
  void the_processor_time_of_its_process_is_known() {
    String pid = String.valueOf(ProcessHandle.current().pid());
    Peer peer =
        Peer.of(Map.of("PEER_URL", "http://127.0.0.1:3003/", "PEER_PID", pid)).orElseThrow();
    assertThat(peer.cpu()).isPositive();
    assertThat(peer.memory()).isPositive();
  }
}
