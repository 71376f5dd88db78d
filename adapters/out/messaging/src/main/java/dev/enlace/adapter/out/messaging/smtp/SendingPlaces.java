package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.limit.Room;
import dev.enlace.domain.limit.Room.Share;
import java.util.List;

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

  private final Room<Object> room = new Room<>();

  /**
   * A place until it is given back.
   *
   * @throws None where there is none just now
   */
  Place take(Connection connection) throws None {
    List<Share<Object>> shares =
        List.of(
            new Share<>(connection.id(), MOST_OF_CONNECTION),
            new Share<>(connection.owner().id(), MOST_OF_OWNER),
            new Share<>(connection.workspace(), MOST_OF_WORKSPACE),
            new Share<>(SendingPlaces.class, MOST));
    if (room.take(1, shares).isPresent()) {
      throw new None();
    }
    return () -> room.giveBack(1, shares);
  }

  /** One of them, to be given back once. */
  interface Place {
    void free();
  }

  /** There is none just now. */
  static final class None extends Exception {
    private static final long serialVersionUID = 1L;

    None() {
      super("no place to send from", null, false, false);
    }
  }
}
