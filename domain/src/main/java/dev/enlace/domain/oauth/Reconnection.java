package dev.enlace.domain.oauth;

import dev.enlace.domain.connection.ConnectionId;

/**
 * That an attempt gives a connection that exists a new grant.
 *
 * @param allowAccountChange whether another account may take the place of the one that is there
 */
public record Reconnection(ConnectionId connection, boolean allowAccountChange) {}
