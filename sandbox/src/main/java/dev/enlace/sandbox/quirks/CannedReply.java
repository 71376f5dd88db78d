package dev.enlace.sandbox.quirks;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A status and a template of a JSON body.
 *
 * @param body null for an empty body
 */
public record CannedReply(int status, @Nullable JsonNode body) {}
