package dev.enlace.adapter.out.oauth.client;

import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where our clients at providers come from.
 *
 * @param variables looks an environment variable up; null where it is not set
 * @param publicUrl where people reach Enlace, without a trailing slash
 * @param sandbox what stands in for providers without a client; null: nothing
 */
public record ClientSettings(
    Function<String, @Nullable String> variables, URI publicUrl, @Nullable URI sandbox) {}
