package dev.enlace.sandbox.telegram;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a bot can write, or can't. */
enum Chat {
  ANA(1001, "private", Access.OPEN, "sandbox_ana"),
  BOB(1002, "private", Access.OPEN),
  BLOCKED(1003, "private", Access.BLOCKED),
  STRANGER(1004, "private", Access.NEVER_STARTED),
  CHANNEL(-1001000000009L, "channel", Access.OPEN, "sandbox_channel", "sandbox_news"),
  GROUP(-1001000000001L, "supergroup", Access.OPEN),
  KICKED(-1001000000002L, "supergroup", Access.KICKED),
  UPGRADED(-2001, "group", Access.MIGRATED);

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}");

  /** Whether the bot may write there. */
  enum Access {
    OPEN,
    BLOCKED,
    NEVER_STARTED,
    KICKED,
    MIGRATED
  }

  private final long id;
  private final String type;
  private final Access access;
  private final String names;

  Chat(long id, String type, Access access, String... names) {
    this.id = id;
    this.type = type;
    this.access = access;
    this.names = String.join(" ", names);
  }

  /**
   * Empty if there is no chat of that number or public name. Numbers are read as numbers: {@code
   * 0042} is {@code 42}; and names in any case.
   */
  static Optional<Chat> find(String address) {
    return List.of(values()).stream().filter(chat -> chat.isCalled(address)).findFirst();
  }

  private boolean isCalled(String address) {
    return NUMBER.matcher(address).matches()
        ? new BigInteger(address).equals(BigInteger.valueOf(id))
        : names().stream().anyMatch(name -> address.equalsIgnoreCase("@" + name));
  }

  Access access() {
    return access;
  }

  String type() {
    return type;
  }

  long id() {
    return id;
  }

  /** Its public names, the usual one first. */
  List<String> names() {
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }

  boolean isGroup() {
    return !type.equals("private");
  }
}
