package dev.enlace.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.limit.Room.Share;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {
  private final Room<String> room = new Room<>();
  private final Share<String> hers = new Share<>("hers", 2);
  private final Share<String> his = new Share<>("his", 3);
  private final Share<String> all = new Share<>("all", 4);

  @Test
  void takes_nothing_where_one_share_is_full_and_says_which() {
    assertThat(room.take(2, List.of(hers, all))).isEmpty();

    assertThat(room.take(1, List.of(hers, all))).contains(hers);
    assertThat(room.take(3, List.of(his, all))).contains(all);
    assertThat(room.take(2, List.of(his, all))).isEmpty();
    assertThat(room.take(1, List.of(his, all))).contains(all);
    assertThat(room.take(1, List.of(his))).isEmpty();
  }

  @Test
  void has_room_again_for_what_is_given_back() {
    assertThat(room.take(2, List.of(hers, all))).isEmpty();

    room.giveBack(1, List.of(hers, all));

    assertThat(room.take(2, List.of(hers, all))).contains(hers);
    assertThat(room.take(1, List.of(hers, all))).isEmpty();
    room.giveBack(2, List.of(hers, all));
    assertThat(room.take(2, List.of(hers, all))).isEmpty();
  }

  @Test
  void takes_nothing_by_looking() {
    assertThat(room.full(2, List.of(hers))).isEmpty();
    assertThat(room.full(3, List.of(his, hers))).contains(hers);

    assertThat(room.take(2, List.of(hers))).isEmpty();
    assertThat(room.full(1, List.of(hers))).contains(hers);
  }
}
