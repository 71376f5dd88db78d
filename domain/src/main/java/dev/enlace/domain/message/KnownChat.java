package dev.enlace.domain.message;

import java.util.ArrayList;
import java.util.List;

/**
 * A chat with all that it is called, as its server says: an entry for any of it means the chat.
 *
 * @param number what nobody else can come to be called
 * @param names its public ones
 */
public record KnownChat(Chat number, List<Chat> names) implements Recipient {
  public KnownChat {
    names = List.copyOf(names);
    if (number.isNamed()) {
      throw new IllegalArgumentException("a name may pass to another chat");
    }
  }

  @Override
  public List<String> allowedBy() {
    List<String> entries = new ArrayList<>();
    entries.add(number.id());
    names.forEach(name -> entries.add(name.id()));
    return entries;
  }

  @Override
  public List<String> deniedBy() {
    return allowedBy();
  }
}
