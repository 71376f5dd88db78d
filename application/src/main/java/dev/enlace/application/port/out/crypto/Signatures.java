package dev.enlace.application.port.out.crypto;

import dev.enlace.domain.oauth.AttemptRef;
import java.util.Optional;

/** Signs references to attempts, so that nothing has to be read to refuse a made-up one. */
public interface Signatures {
  /** The signed reference, of characters in {@code [A-Za-z0-9._-]} only. */
  String sign(Use use, AttemptRef ref);

  /** What a text points to; empty if it is not ours, is damaged or was signed for another use. */
  Optional<AttemptRef> verify(Use use, String text);

  /** What a signed reference is for; one is never accepted for the other. */
  enum Use {
    /** The {@code state} that travels to the provider and back. */
    STATE,
    /** The address of the page that asks a person before the provider does. */
    TICKET,
    /** The same where a connect session has started, whose own page alone may lead there. */
    FRAME_TICKET
  }
}
