package dev.enlace.application.contract;

import dev.enlace.application.port.out.connection.Change;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.SuccessUrls;
import dev.enlace.domain.workspace.Workspace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Things to keep. Each test makes a workspace of its own, so that none sees another's. */
public final class Samples {
  private static final AtomicLong LAST = new AtomicLong(System.currentTimeMillis());

  private Samples() {}

  /** A UUIDv7 after all that were made before. */
  public static UUID id() {
    long random = UUID.randomUUID().getLeastSignificantBits();
    return new UUID((LAST.incrementAndGet() << 16) | 0x7000L, random);
  }

  /** Now, as exactly as handlers tell it. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A new tenant. */
  public static Workspace workspace() {
    return new Workspace(
        new WorkspaceId(id()),
        "Talleres Unidos",
        OAuthConfirmation.REQUIRED,
        new SuccessUrls(List.of("https://app.example.com/connected")),
        now(),
        null);
  }

  /** The same tenant, shut. */
  public static Workspace disabled(Workspace workspace) {
    return new Workspace(
        workspace.id(),
        workspace.name(),
        workspace.oauthConfirmation(),
        workspace.successUrls(),
        workspace.createdAt(),
        now());
  }

  /** A new key that never expires, with a service user of its own. */
  public static ApiKey key(WorkspaceId workspace) {
    return key(workspace, null);
  }

  /** A new key, with a service user of its own. */
  public static ApiKey key(WorkspaceId workspace, @Nullable Instant expiresAt) {
    ApiKeyId id = new ApiKeyId(id());
    return new ApiKey(
        id,
        workspace,
        User.of(workspace, User.KEY, id.toString()),
        "the application",
        "enl_key_example",
        Role.ADMIN,
        Set.of(Permission.ACT_AS, Permission.REVEAL_TOKENS),
        now(),
        expiresAt,
        null,
        null);
  }

  /** The hash of a secret like no other. */
  public static SecretHash hash() {
    return SecretHash.of(Secret.of("sandbox-secret-" + id()));
  }

  /** Somebody whom an application names. */
  public static User user(WorkspaceId workspace) {
    return User.external(workspace, "ana-" + id());
  }

  /** That user by a key. */
  public static Actor actor(User user) {
    return new Actor(user, new ApiKeyId(id()), new Origin("192.0.2.7", "request-" + id()));
  }

  /** Something that happened by that user. */
  public static Change change(ConnectionChange what, User by) {
    return new Change(id(), what, actor(by));
  }

  /** Something like ciphertext for each of those fields. */
  public static SealedSecrets sealed(int keyId, String... fields) {
    Map<String, SealedSecret> sealed = new HashMap<>();
    for (String field : fields) {
      String text = "sealed " + field + " " + id();
      sealed.put(field, new SealedSecret(text.getBytes(StandardCharsets.UTF_8)));
    }
    return new SealedSecrets(keyId, sealed);
  }
}
