package dev.enlace.domain.oauth;

import dev.enlace.domain.provider.ProviderDefinition;

/** A provider together with our client there: all that is needed to talk to it. */
public record ConfiguredProvider(ProviderDefinition definition, OAuthClient client) {}
