package dev.enlace.application.port.in.connection;

import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.Rights;

/** A connection and what the one who asks may do with it. */
public record VisibleConnection(Connection connection, Rights rights) {}
