package dev.enlace.domain.catalog;

import dev.enlace.domain.text.LocalizedText;
import dev.enlace.domain.token.Scope;

/**
 * A scope that an entry may ask for.
 *
 * @param label what it allows, for people
 * @param selected whether it is asked for where a start names no scopes
 */
public record OfferedScope(Scope scope, LocalizedText label, boolean selected) {}
