package dev.enlace.sandbox.people;

import java.util.List;
import java.util.Optional;

/** The two people the sandbox knows: enough to see whose account was connected. */
public final class People {
  private static final List<Person> ALL =
      List.of(
          new Person("ana", "Ana Example", "ana@example.com", 1),
          new Person("bob", "Bob Example", "bob@example.com", 2));

  private People() {}

  public static List<Person> all() {
    return ALL;
  }

  /** Empty if nobody has that key or address. */
  public static Optional<Person> find(String keyOrEmail) {
    return ALL.stream()
        .filter(person -> person.key().equals(keyOrEmail) || person.email().equals(keyOrEmail))
        .findFirst();
  }
}
