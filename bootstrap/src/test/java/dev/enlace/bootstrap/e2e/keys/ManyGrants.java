package dev.enlace.bootstrap.e2e.keys;

import dev.enlace.application.identifier.TimeOrderedIds;
import dev.enlace.application.port.out.connection.Change;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.crypto.KeyPurpose;
import dev.enlace.application.port.out.crypto.SecretBox;
import dev.enlace.application.port.out.crypto.SecretBox.Place;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionChange;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Actor;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.WorkspaceId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Grants of one user, sealed and kept as Enlace does it, without the walks. */
final class ManyGrants {
  static final String OWNER = "owner-of-many";

  private static final Slug SLUG = new Slug("airtable");
  private static final User USER = User.external(WorkspaceId.DEFAULT, OWNER);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final TimeOrderedIds ids;
  private final SecretBox box;
  private final Connections connections;
  private final Instant now = Clock.systemUTC().instant();

  private ManyGrants(RunningEnlace enlace) {
    ids = one(enlace, TimeOrderedIds.class);
    box = one(enlace, SecretBox.class);
    connections = one(enlace, Connections.class);
  }

  /** Makes that many; their ids, in order. */
  static List<String> make(RunningEnlace enlace, int count) {
    ManyGrants grants = new ManyGrants(enlace);
    return Flux.range(0, count)
        .map(i -> new ConnectionId(grants.ids.next()))
        .flatMapSequential(grants::add, 16)
        .map(ConnectionId::toString)
        .sort()
        .collectList()
        .blockOptional(PATIENCE)
        .orElseThrow();
  }

  /** What the grant of that id hands out. */
  static String token(String id) {
    return "token-of-" + id;
  }

  private Mono<ConnectionId> add(ConnectionId id) {
    Place place = new Place(WorkspaceId.DEFAULT, KeyPurpose.TOKENS, Connections.TABLE, id.value());
    Map<String, Secret> tokens =
        Map.of(
            Material.ACCESS_TOKEN, Secret.of(token(id.toString())),
            Material.REFRESH_TOKEN, Secret.of("refresh-" + id));
    Change change =
        new Change(
            ids.next(),
            ConnectionChange.CREATED,
            new Actor(USER, null, new Origin("127.0.0.1", "many-grants")));
    return box.seal(place, tokens)
        .flatMap(sealed -> connections.add(grant(id), sealed, change))
        .map(Connection::id);
  }

  private Connection grant(ConnectionId id) {
    return new Connection(
        id,
        WorkspaceId.DEFAULT,
        CatalogEntryId.of(SLUG),
        SLUG,
        USER,
        new Label("One of many"),
        Visibility.PRIVATE,
        new Material.OAuthGrant(
            Scopes.named("a"),
            Scopes.named("a"),
            Scopes.named(),
            "Bearer",
            now.plus(Duration.ofHours(2))),
        null,
        new ConnectionState.Active(now),
        Version.FIRST,
        now,
        now,
        null);
  }

  private static <T> T one(RunningEnlace enlace, Class<T> type) {
    return enlace.beans(type).values().iterator().next();
  }
}
