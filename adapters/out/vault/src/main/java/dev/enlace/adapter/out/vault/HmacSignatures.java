package dev.enlace.adapter.out.vault;

import dev.enlace.application.port.out.crypto.Signatures;
import dev.enlace.domain.oauth.AttemptId;
import dev.enlace.domain.oauth.AttemptRef;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.WorkspaceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs by HMAC-SHA256, with a key of its own for each use, derived by HKDF (RFC 5869): {@code
 * base64url(workspace, attempt) "." base64url(signature)}, 87 characters. A text is verified by
 * signing anew what it points to, so only one spelling of a reference is accepted.
 */
public final class HmacSignatures implements Signatures {
  private static final int ENCODED_LENGTH = 43;
  private static final int TEXT_LENGTH = 2 * ENCODED_LENGTH + 1;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final Map<Use, DerivedKey> keys = new EnumMap<>(Use.class);

  /**
   * Derives the keys.
   *
   * @param source where the secret comes from, such as {@code SECRET_KEY}
   * @throws IllegalArgumentException if the secret has less than 32 characters; the message names
   *     the source and repeats nothing
   */
  public HmacSignatures(String source, Secret secret) {
    for (Use use : Use.values()) {
      keys.put(use, new DerivedKey(source, secret, use.name()));
    }
  }

  @Override
  public String sign(Use use, AttemptRef ref) {
    byte[] payload = encode(ref);
    return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(key(use).mac(payload));
  }

  @Override
  public Optional<AttemptRef> verify(Use use, String text) {
    if (text.length() != TEXT_LENGTH) {
      return Optional.empty();
    }
    return decode(text.substring(0, ENCODED_LENGTH)).filter(ref -> same(sign(use, ref), text));
  }

  private static boolean same(String expected, String text) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] encode(AttemptRef ref) {
    UUID workspace = ref.workspace().value();
    UUID attempt = ref.attempt().value();
    return ByteBuffer.allocate(4 * Long.BYTES)
        .putLong(workspace.getMostSignificantBits())
        .putLong(workspace.getLeastSignificantBits())
        .putLong(attempt.getMostSignificantBits())
        .putLong(attempt.getLeastSignificantBits())
        .array();
  }

  private DerivedKey key(Use use) {
    return Objects.requireNonNull(keys.get(use));
  }

  private static Optional<AttemptRef> decode(String encoded) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
      WorkspaceId workspace = new WorkspaceId(new UUID(bytes.getLong(), bytes.getLong()));
      AttemptId attempt = new AttemptId(new UUID(bytes.getLong(), bytes.getLong()));
      return Optional.of(new AttemptRef(workspace, attempt));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
