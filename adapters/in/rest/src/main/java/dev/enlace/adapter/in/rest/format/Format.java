package dev.enlace.adapter.in.rest.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;

/** How an answer is written. */
public enum Format {
  /** What is answered to everybody who asks for nothing else. */
  JSON(MediaType.APPLICATION_JSON),
  /** Token-Oriented Object Notation; both names of its type are provisional. */
  TOON(new MediaType("text", "toon", StandardCharsets.UTF_8), new MediaType("application", "toon"));

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes the list or what is in it
  private final List<MediaType> types;

  Format(MediaType... types) {
    this.types = List.of(types);
  }

  /** What an answer says it is. */
  public MediaType type() {
    return types.getFirst();
  }

  /** By what it may be asked for. */
  List<MediaType> types() {
    return types;
  }

  /** Its name in {@code ?format=}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
