package dev.enlace.domain.secret;

import dev.enlace.domain.workspace.WorkspaceId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A credential that Enlace itself hands out: {@code enl_<kind>_<workspace>_<random><checksum>}. The
 * workspace inside lets any replica or shard find the row without asking all of them; the checksum
 * lets secret scanners tell a real one from a look-alike. Only {@link #hash()} is ever stored.
 */
public final class IssuedSecret {
  /** Bytes of randomness in each: 256 bits, so that a fast hash is enough to store it. */
  public static final int RANDOM_BYTES = 32;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final int WORKSPACE_LENGTH = 22;
  private static final int RANDOM_LENGTH = 43;
  private static final int CHECKSUM_LENGTH = 6;
  private static final int HINT_LENGTH = 8;

  private final WorkspaceId workspace;
  private final Secret text;

  private IssuedSecret(WorkspaceId workspace, Secret text) {
    this.workspace = workspace;
    this.text = text;
  }

  /** Makes one from {@value #RANDOM_BYTES} random bytes. */
  public static IssuedSecret issue(SecretKind kind, WorkspaceId workspace, byte[] random) {
    if (random.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("needs " + RANDOM_BYTES + " random bytes");
    }
    String body = kind.prefix() + encodeWorkspace(workspace) + "_" + ENCODER.encodeToString(random);
    return new IssuedSecret(workspace, Secret.of(body + checksum(body)));
  }

  /** Reads one; empty if the text is not of that kind, is damaged or cut. */
  public static Optional<IssuedSecret> parse(SecretKind kind, String text) {
    int workspaceAt = kind.prefix().length();
    int randomAt = workspaceAt + WORKSPACE_LENGTH + 1;
    int checksumAt = randomAt + RANDOM_LENGTH;
    if (!text.startsWith(kind.prefix())
        || text.length() != checksumAt + CHECKSUM_LENGTH
        || text.charAt(randomAt - 1) != '_'
        || !checksum(text.substring(0, checksumAt)).equals(text.substring(checksumAt))) {
      return Optional.empty();
    }
    return decodeWorkspace(text.substring(workspaceAt, randomAt - 1))
        .map(workspace -> new IssuedSecret(workspace, Secret.of(text)));
  }

  /** The workspace whose row it belongs to. */
  public WorkspaceId workspace() {
    return workspace;
  }

  /** The whole text, shown once to whom it is issued. */
  public Secret text() {
    return text;
  }

  /** The first characters of the random part: enough for people to recognise it by. */
  public String hint() {
    int randomAt = text.reveal().length() - CHECKSUM_LENGTH - RANDOM_LENGTH;
    return text.reveal().substring(randomAt, randomAt + HINT_LENGTH);
  }

  /** What is stored: SHA-256 of the whole text. */
  public SecretHash hash() {
    return SecretHash.of(text);
  }

  /**
   * Another secret that only its holder and we can make: whoever learns it learns nothing about
   * this one. Nothing has to be stored for it.
   *
   * @param purpose what it is for; every purpose has another
   */
  public Secret derived(String purpose) {
    return Secret.of(ENCODER.encodeToString(sha256(purpose + "\n" + text.reveal())));
  }

  private static String encodeWorkspace(WorkspaceId workspace) {
    UUID id = workspace.value();
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return ENCODER.encodeToString(bytes.array());
  }

  private static Optional<WorkspaceId> decodeWorkspace(String encoded) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(encoded));
      return Optional.of(new WorkspaceId(new UUID(bytes.getLong(), bytes.getLong())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String checksum(String body) {
    return HexFormat.of().formatHex(sha256(body)).substring(0, CHECKSUM_LENGTH);
  }

  private static byte[] sha256(String body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
