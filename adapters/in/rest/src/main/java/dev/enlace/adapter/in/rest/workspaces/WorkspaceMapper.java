package dev.enlace.adapter.in.rest.workspaces;

import dev.enlace.adapter.in.rest.wire.CreateWorkspaceRequest;
import dev.enlace.adapter.in.rest.wire.CreatedWorkspaceResponse;
import dev.enlace.adapter.in.rest.wire.WireOAuthConfirmation;
import dev.enlace.adapter.in.rest.wire.WorkspaceResponse;
import dev.enlace.application.port.in.access.CreateWorkspace;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.workspace.OAuthConfirmation;
import dev.enlace.domain.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** Workspaces between wire and application; the context is what holds where none was chosen. */
@Mapper
interface WorkspaceMapper {
  WorkspaceMapper INSTANCE = Mappers.getMapper(WorkspaceMapper.class);

  @Mapping(target = "principal", source = "principal")
  @Mapping(target = "name", source = "request.name")
  @Mapping(target = "oauthConfirmation", source = "request.oauthConfirmation")
  CreateWorkspace.Command command(CreateWorkspaceRequest request, Principal principal);

  @Mapping(target = "id", source = "id.value")
  @Mapping(target = "oauthConfirmation", source = "workspace")
  WorkspaceResponse workspace(Workspace workspace, @Context OAuthConfirmation unchosen);

  @Mapping(target = "id", source = "workspace.id.value")
  @Mapping(target = "name", source = "workspace.name")
  @Mapping(target = "createdAt", source = "workspace.createdAt")
  @Mapping(target = "oauthConfirmation", source = "workspace")
  CreatedWorkspaceResponse created(
      CreateWorkspace.Created created, @Context OAuthConfirmation unchosen);

  WireOAuthConfirmation confirmation(OAuthConfirmation confirmation);

  @Nullable OAuthConfirmation confirmation(@Nullable WireOAuthConfirmation confirmation);

  default WireOAuthConfirmation effective(
      Workspace workspace, @Context OAuthConfirmation unchosen) {
    OAuthConfirmation chosen = workspace.oauthConfirmation();
    return confirmation(chosen == null ? unchosen : chosen);
  }

  default String shownOnce(Secret secret) {
    return secret.reveal();
  }
}
