package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.wire.CreateConnectionRequest;
import dev.enlace.adapter.in.rest.wire.UpdateConnectionRequest;
import dev.enlace.adapter.in.rest.wire.WireVisibility;
import dev.enlace.application.port.in.connection.CreateConnection;
import dev.enlace.application.port.in.connection.UpdateConnection;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.principal.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** Requests about connections as commands. */
@Mapper
interface ConnectionCommands {
  ConnectionCommands INSTANCE = Mappers.getMapper(ConnectionCommands.class);

  @Mapping(target = "principal", source = "principal")
  @Mapping(target = "entry", source = "request.availableConnectionId")
  @Mapping(target = "label", source = "request.label")
  @Mapping(target = "visibility", source = "request.visibility", defaultValue = "PRIVATE")
  @Mapping(target = "config", source = "request.config")
  @Mapping(target = "verify", source = "verify")
  CreateConnection.Command create(
      CreateConnectionRequest request, Principal principal, boolean verify);

  @Mapping(target = "principal", source = "principal")
  @Mapping(target = "id", source = "id")
  @Mapping(target = "expected", source = "expected")
  @Mapping(target = "label", source = "request.label")
  @Mapping(target = "visibility", source = "request.visibility")
  @Mapping(target = "config", source = "request.config")
  @Mapping(target = "verify", source = "verify")
  UpdateConnection.Command update(
      UpdateConnectionRequest request,
      Principal principal,
      ConnectionId id,
      Version expected,
      boolean verify);

  @Nullable Visibility visibility(@Nullable WireVisibility visibility);

  default CatalogEntryId entry(UUID id) {
    return new CatalogEntryId(id);
  }
}
