package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.domain.connection.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many mails may be under way at a time, each of which a server may keep waiting: of one
 * connection, of all of one owner's, of a workspace, of all. What one of them takes leaves room for
 * the others.
 */
final class SendingPlaces {
  /** Of all. */
  static final int MOST = 128;

  private static final int MOST_OF_CONNECTION = 8;
  private static final int MOST_OF_OWNER = 40;
  private static final int MOST_OF_WORKSPACE = 96;

  private final Map<Object, Integer> taken = new HashMap<>();

  /**
   * A place until it is given back.
   *
   * @throws None where there is none just now
   */
  synchronized Place take(Connection connection) throws None {
    List<Share> shares =
        List.of(
            new Share(connection.id(), MOST_OF_CONNECTION),
            new Share(connection.owner().id(), MOST_OF_OWNER),
            new Share(connection.workspace(), MOST_OF_WORKSPACE),
            new Share(SendingPlaces.class, MOST));
    if (shares.stream().anyMatch(share -> taken.getOrDefault(share.of(), 0) >= share.most())) {
      throw new None();
    }
    shares.forEach(share -> taken.merge(share.of(), 1, Integer::sum));
    return new Place(shares);
  }

  private synchronized void free(List<Share> shares) {
    shares.forEach(
        share -> taken.computeIfPresent(share.of(), (_, count) -> count == 1 ? null : count - 1));
  }

  /** One of them. */
  final class Place {
    private final List<Share> shares;

    private Place(List<Share> shares) {
      this.shares = shares;
    }

    void free() {
      SendingPlaces.this.free(shares);
    }
  }

  /** There is none just now. */
  static final class None extends Exception {
    private static final long serialVersionUID = 1L;

    None() {
      super("no place to send from", null, false, false);
    }
  }

  private record Share(Object of, int most) {}
}
