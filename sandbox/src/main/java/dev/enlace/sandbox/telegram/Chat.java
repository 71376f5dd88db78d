package dev.enlace.sandbox.telegram;

import java.util.List;
import java.util.Optional;

/** Where a bot can write, or can't. */
enum Chat {
  ANA("1001", "private", Access.OPEN),
  BOB("1002", "private", Access.OPEN),
  BLOCKED("1003", "private", Access.BLOCKED),
  STRANGER("1004", "private", Access.NEVER_STARTED),
  CHANNEL("@sandbox_channel", "channel", Access.OPEN),
  GROUP("-1001000000001", "supergroup", Access.OPEN),
  KICKED("-1001000000002", "supergroup", Access.KICKED),
  UPGRADED("-2001", "group", Access.MIGRATED);

  /** Whether the bot may write there. */
  enum Access {
    OPEN,
    BLOCKED,
    NEVER_STARTED,
    KICKED,
    MIGRATED
  }

  private final String address;
  private final String type;
  private final Access access;

  Chat(String address, String type, Access access) {
    this.address = address;
    this.type = type;
    this.access = access;
  }

  /** Empty if there is no chat of that id or channel name. */
  static Optional<Chat> find(String address) {
    return List.of(values()).stream().filter(chat -> chat.address.equals(address)).findFirst();
  }

  Access access() {
    return access;
  }

  String type() {
    return type;
  }

  /** The numeric id; channels have one besides their name. */
  long id() {
    return address.startsWith("@") ? -1001000000009L : Long.parseLong(address);
  }

  boolean isGroup() {
    return !type.equals("private");
  }
}
