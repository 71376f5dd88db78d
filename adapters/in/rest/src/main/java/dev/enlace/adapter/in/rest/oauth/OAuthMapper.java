package dev.enlace.adapter.in.rest.oauth;

import dev.enlace.adapter.in.rest.wire.OAuthAttemptResponse;
import dev.enlace.adapter.in.rest.wire.ReconnectConnectionRequest;
import dev.enlace.adapter.in.rest.wire.StartOAuthRequest;
import dev.enlace.adapter.in.rest.wire.StartOAuthResponse;
import dev.enlace.adapter.in.rest.wire.WireVisibility;
import dev.enlace.application.port.in.oauth.ReconnectConnection;
import dev.enlace.application.port.in.oauth.StartOAuth;
import dev.enlace.domain.catalog.CatalogEntryId;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.oauth.AttemptStatus;
import dev.enlace.domain.oauth.OAuthAttempt;
import dev.enlace.domain.principal.Principal;
import java.util.UUID;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** OAuth attempts between wire and application. */
@Mapper
interface OAuthMapper {
  OAuthMapper INSTANCE = Mappers.getMapper(OAuthMapper.class);

  @Mapping(target = "principal", source = "principal")
  @Mapping(target = "entry", source = "request.availableConnectionId")
  @Mapping(target = "label", source = "request.label")
  @Mapping(target = "visibility", source = "request.visibility", defaultValue = "PRIVATE")
  @Mapping(target = "scopes", source = "request.scopes")
  @Mapping(target = "successUrl", source = "request.successUrl")
  @Mapping(target = "askFirst", source = "request.askFirst", defaultValue = "false")
  @Mapping(target = "target", ignore = true)
  @Mapping(target = "config", source = "request.config")
  StartOAuth.Command command(StartOAuthRequest request, Principal principal);

  @Mapping(target = "principal", source = "principal")
  @Mapping(target = "id", source = "id")
  @Mapping(target = "scopes", source = "request.scopes")
  @Mapping(target = "successUrl", source = "request.successUrl")
  @Mapping(target = "allowAccountChange", source = "request.allowAccountChange")
  ReconnectConnection.Command command(
      ReconnectConnectionRequest request, Principal principal, ConnectionId id);

  @Mapping(target = "attemptId", source = "attempt.value")
  StartOAuthResponse started(StartOAuth.Started started);

  default OAuthAttemptResponse attempt(OAuthAttempt attempt) {
    OAuthAttemptResponse wire =
        new OAuthAttemptResponse().attemptId(attempt.id().value()).expiresAt(attempt.expiresAt());
    return switch (attempt.status()) {
      case AttemptStatus.Pending _ -> wire.status(OAuthAttemptResponse.StatusEnum.PENDING);
      case AttemptStatus.Completed(var connection) ->
          wire.status(OAuthAttemptResponse.StatusEnum.COMPLETED).connectionId(connection.value());
      case AttemptStatus.Failed(var code) ->
          wire.status(OAuthAttemptResponse.StatusEnum.FAILED).code(code);
    };
  }

  Visibility visibility(WireVisibility visibility);

  default CatalogEntryId entry(UUID id) {
    return new CatalogEntryId(id);
  }
}
