package dev.enlace.application.port.out.upstream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, as far as turns go.
 *
 * @param retryAfter how long the provider asks to be left alone; null: it does not say
 */
public record Ending(Kind kind, @Nullable Duration retryAfter) {
  /** Nothing was learnt: no answer came in time, or one that says nothing about who may call. */
  public static final Ending OTHER = new Ending(Kind.OTHER, null);

  /** The provider did what was asked. */
  public static final Ending LET_IN = new Ending(Kind.LET_IN, null);

  /** The provider shows nothing of that to whoever asked, or there is nothing. */
  public static final Ending TURNED_AWAY = new Ending(Kind.TURNED_AWAY, null);

  /** Whoever asked went away before there was an answer. */
  public static final Ending UNHEARD = new Ending(Kind.UNHEARD, null);

  /** By an answer's status. */
  public static Ending of(int status, @Nullable Duration retryAfter) {
    return switch (status) {
      case 403, 404 -> TURNED_AWAY;
      case 429 -> tooOften(retryAfter);
      default -> status >= 200 && status < 300 ? LET_IN : OTHER;
    };
  }

  /** The provider was called too often. */
  public static Ending tooOften(@Nullable Duration retryAfter) {
    return new Ending(Kind.TOO_OFTEN, retryAfter);
  }

  /** What the provider said, as far as anybody listened. */
  public enum Kind {
    /** It did what was asked. */
    LET_IN,
    /** 403 or 404. */
    TURNED_AWAY,
    /** 429. */
    TOO_OFTEN,
    /** Nobody knows, since nobody waited for it. */
    UNHEARD,
    /** Anything else, or nothing, though it was waited for. */
    OTHER
  }
}
