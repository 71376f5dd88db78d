package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.wire.AccountResponse;
import dev.enlace.adapter.in.rest.wire.ConnectionResponse;
import dev.enlace.adapter.in.rest.wire.DeleteConnectionResponse;
import dev.enlace.adapter.in.rest.wire.OwnerResponse;
import dev.enlace.adapter.in.rest.wire.RecipientListsResponse;
import dev.enlace.adapter.in.rest.wire.SharesResponse;
import dev.enlace.adapter.in.rest.wire.WireAuthType;
import dev.enlace.application.port.in.connection.Disconnect;
import dev.enlace.application.port.in.connection.VisibleConnection;
import dev.enlace.domain.catalog.AuthType;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.RecipientLists;
import dev.enlace.domain.connection.Right;
import dev.enlace.domain.connection.Shares;
import dev.enlace.domain.principal.ApiKeyId;
import dev.enlace.domain.principal.User;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** Connections as wire types: never a secret. */
@Mapper(uses = Materials.class)
interface ConnectionMapper {
  ConnectionMapper INSTANCE = Mappers.getMapper(ConnectionMapper.class);

  /** Without how it stands, which takes a language: see {@link ConnectionStates}. */
  default ConnectionResponse connection(VisibleConnection visible) {
    return connection(
        visible.connection().shown(), visible.rights().granted(), visible.lastUsedAt());
  }

  @Mapping(target = "id", source = "connection.id.value")
  @Mapping(target = "availableConnectionId", source = "connection.entry.value")
  @Mapping(target = "slug", source = "connection.slug.value")
  @Mapping(target = "authType", expression = "java(type(connection.material().authType()))")
  @Mapping(target = "label", source = "connection.label.value")
  @Mapping(target = "version", source = "connection.version.value")
  @Mapping(target = "state", ignore = true)
  @Mapping(target = "scopes", source = "connection.material")
  @Mapping(target = "config", source = "connection.material")
  @Mapping(target = "verified", expression = "java(connection.verifiedAt() != null)")
  @Mapping(target = "rights", source = "rights")
  @Mapping(target = "lastUsedAt", source = "lastUsedAt")
  ConnectionResponse connection(
      Connection connection, Set<Right> rights, @Nullable Instant lastUsedAt);

  @Mapping(target = "id", source = "id.value")
  DeleteConnectionResponse gone(Disconnect.Disconnected disconnected);

  SharesResponse shares(Shares shares);

  @Mapping(target = "version", source = "version.value")
  @Mapping(target = "allow", source = "policy.allow")
  @Mapping(target = "deny", source = "policy.deny")
  @Mapping(target = "changedBy", source = "setBy")
  @Mapping(target = "changedAt", source = "setAt")
  RecipientListsResponse lists(RecipientLists lists);

  @Mapping(target = "id", source = "id.value")
  OwnerResponse owner(User user);

  AccountResponse account(Account account);

  WireAuthType type(AuthType type);

  default List<ConnectionResponse.RightsEnum> rights(Set<Right> rights) {
    return rights.stream()
        .sorted()
        .map(right -> ConnectionResponse.RightsEnum.valueOf(right.name()))
        .toList();
  }

  default UUID key(ApiKeyId id) {
    return id.value();
  }
}
