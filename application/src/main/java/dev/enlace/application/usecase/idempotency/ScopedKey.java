package dev.enlace.application.usecase.idempotency;

import dev.enlace.application.port.in.idempotency.AnswerOnce.Command;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.application.port.out.idempotency.IdempotencyKeys.Claim;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.principal.Principal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A caller's key within its scope: the same text of another caller or route is another key. */
final class ScopedKey {
  private static final String TABLE = "idempotency_keys";

  private ScopedKey() {}

  static Claim claim(Command command, byte[] request, UUID lease) {
    Principal principal = command.principal();
    List<String> scope =
        List.of(
            principal.key().toString(),
            principal.user().id().toString(),
            command.route(),
            command.key());
    byte[] key = digest(Stream.concat(scope.stream(), session(principal)).toList());
    return new Claim(principal.workspace(), key, request, lease);
  }

  /** What a session was answered is nobody else's, not even its key's. */
  private static Stream<String> session(Principal principal) {
    return switch (principal.credential()) {
      case Credential.Key _ -> Stream.empty();
      case Credential.Panel(var session, _) -> Stream.of(session.toString());
      case Credential.Connect(var session, _, _, _, _) -> Stream.of(session.toString());
    };
  }

  /** Where the answer is sealed for: half of the key's hash names the row. */
  static Place place(Claim claim) {
    ByteBuffer key = ByteBuffer.wrap(claim.key());
    UUID row = new UUID(key.getLong(), key.getLong());
    return new Place(claim.workspace(), KeyPurpose.IDEMPOTENCY, TABLE, row);
  }

  /** Each part after its length, so that no two scopes have the same bytes. */
  private static byte[] digest(List<String> parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
