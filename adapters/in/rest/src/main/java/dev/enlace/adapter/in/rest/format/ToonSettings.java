package dev.enlace.adapter.in.rest.format;

import dev.enlace.toon.Layout;
import java.nio.file.Path;

/**
 * What an operator says of TOON.
 *
 * @param enabled whether anybody gets it
 * @param folder where long tables wait until their length is known
 */
public record ToonSettings(boolean enabled, Layout layout, Path folder) {}
