package dev.enlace.domain.principal;

import dev.enlace.domain.workspace.WorkspaceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Somebody who owns or uses connections: {@code (workspace, issuer, subject)}, never an e-mail
 * address, so that {@code alice} named by an application is not the {@code alice} of an identity
 * provider. The id is made from these three (UUIDv8, RFC 9562 5.8), so nothing has to be read to
 * know it.
 *
 * @param issuer who vouches for the subject: {@code external} (an application, by the header {@code
 *     Enlace-User}), {@code key} (the service user behind an API key)...
 * @param subject the issuer's name for the user
 */
public record User(UserId id, String issuer, String subject) {
  /** Issuer of the users that an application names. */
  public static final String EXTERNAL = "external";

  /** Issuer of the service users behind API keys. */
  public static final String KEY = "key";

  /** Longest issuer and subject. */
  public static final int MAX_LENGTH = 255;

  public User {
    requireName("issuer", issuer);
    requireName("subject", subject);
  }

  /** The user of that name. */
  public static User of(WorkspaceId workspace, String issuer, String subject) {
    return new User(idOf(workspace, issuer, subject), issuer, subject);
  }

  /** The user whom an application names. */
  public static User external(WorkspaceId workspace, String subject) {
    return of(workspace, EXTERNAL, subject);
  }

  /**
   * Whether a text can be a subject: 1 to 255 characters, none of them a control character, and
   * none that UTF-8 cannot write, or two subjects would share an id.
   */
  public static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= MAX_LENGTH
        && text.chars().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static void requireName(String what, String text) {
    if (!isName(text)) {
      throw new IllegalArgumentException(
          what + " must have 1 to " + MAX_LENGTH + " characters and no control character");
    }
  }

  private static UserId idOf(WorkspaceId workspace, String issuer, String subject) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String name = workspace + "\n" + issuer + "\n" + subject;
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
      long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
      long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
      return new UserId(new UUID(high, low));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
