package dev.enlace.adapter.in.rest;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.Role;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The API keys that the tests know, by what they may do. */
final class Keys {
  static final String READER = "sandbox-reader-key";
  static final String MEMBER = "sandbox-member-key";
  static final String ADMIN = "sandbox-admin-key";
  static final String INSTANCE_ADMIN = "sandbox-instance-admin-key";

  private static final Map<String, Role> ROLES =
      Map.of(
          READER, Role.READER,
          MEMBER, Role.MEMBER,
          ADMIN, Role.ADMIN,
          INSTANCE_ADMIN, Role.ADMIN);

  private Keys() {}

  static Mono<Principal> authenticate(Authenticate.Query query) {
    String key = query.apiKey().reveal();
    Role role = ROLES.get(key);
    return role == null
        ? Failed.with(new Failure.Unauthenticated())
        : Mono.just(principal(key, role, query));
  }

  private static Principal principal(String key, Role role, Authenticate.Query query) {
    ApiKeyId id = new ApiKeyId(UUID.nameUUIDFromBytes(new byte[] {(byte) key.length()}));
    return new Principal(
        WorkspaceId.DEFAULT,
        User.of(WorkspaceId.DEFAULT, User.KEY, id.toString()),
        id,
        "Backend",
        role,
        key.equals(INSTANCE_ADMIN) ? Set.of(Permission.INSTANCE_ADMIN) : Set.of(),
        query.origin());
  }
}
