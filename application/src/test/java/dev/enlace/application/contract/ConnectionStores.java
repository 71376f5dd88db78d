package dev.enlace.application.contract;

import dev.enlace.application.port.out.access.ApiKeys;
import dev.enlace.application.port.out.access.Workspaces;
import dev.enlace.application.port.out.connection.Connections;
import dev.enlace.application.port.out.connection.HandOuts;
import dev.enlace.application.port.out.connection.RecipientHistory;
import dev.enlace.application.port.out.connection.TokenRefreshes;
import dev.enlace.application.port.out.oauth.OAuthAttempts;
import dev.enlace.application.port.out.upkeep.ConnectionUpkeep;

/**
 * Connections under test, and the other ports of the same store. The catalogue's sample entries are
 * there.
 */
public record ConnectionStores(
    Connections connections,
    RecipientHistory recipients,
    HandOuts handOuts,
    TokenRefreshes refreshes,
    ConnectionUpkeep upkeep,
    OAuthAttempts attempts,
    ApiKeys keys,
    Workspaces workspaces) {}
