package dev.enlace.adapter.in.rest.keys;

import dev.enlace.adapter.in.rest.wire.ApiKeyResponse;
import dev.enlace.adapter.in.rest.wire.CreateApiKeyRequest;
import dev.enlace.adapter.in.rest.wire.CreatedApiKeyResponse;
import dev.enlace.adapter.in.rest.wire.WirePermission;
import dev.enlace.application.port.in.access.IssueApiKey;
import dev.enlace.domain.principal.ApiKey;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** API keys between wire and application. */
@Mapper
interface ApiKeyMapper {
  ApiKeyMapper INSTANCE = Mappers.getMapper(ApiKeyMapper.class);

  @Mapping(target = "principal", source = "principal")
  @Mapping(target = "name", source = "request.name")
  @Mapping(target = "role", source = "request.role")
  @Mapping(target = "permissions", source = "request.permissions")
  IssueApiKey.Command command(CreateApiKeyRequest request, Principal principal);

  @Mapping(target = "id", source = "id.value")
  @Mapping(target = "workspaceId", source = "workspace.value")
  ApiKeyResponse key(ApiKey key);

  @Mapping(target = "id", source = "key.id.value")
  @Mapping(target = "name", source = "key.name")
  @Mapping(target = "prefix", source = "key.prefix")
  @Mapping(target = "role", source = "key.role")
  @Mapping(target = "permissions", source = "key.permissions")
  @Mapping(target = "workspaceId", source = "key.workspace.value")
  @Mapping(target = "createdAt", source = "key.createdAt")
  @Mapping(target = "expiresAt", source = "key.expiresAt")
  @Mapping(target = "key", source = "text")
  CreatedApiKeyResponse created(IssueApiKey.Issued issued);

  default List<WirePermission> wire(Set<Permission> permissions) {
    return permissions.stream()
        .sorted()
        .map(permission -> WirePermission.fromValue(permission.code()))
        .toList();
  }

  default Set<Permission> permissions(@Nullable List<WirePermission> permissions) {
    return permissions == null
        ? Set.of()
        : permissions.stream()
            .flatMap(permission -> Permission.of(permission.getValue()).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  default String shownOnce(Secret secret) {
    return secret.reveal();
  }
}
