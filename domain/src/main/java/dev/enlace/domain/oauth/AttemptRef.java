package dev.enlace.domain.oauth;

import dev.enlace.domain.workspace.WorkspaceId;

/** What a signed state or ticket points to: the row and the workspace that it is in. */
public record AttemptRef(WorkspaceId workspace, AttemptId attempt) {}
