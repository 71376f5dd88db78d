package dev.enlace.application.usecase.message;

import dev.enlace.application.memory.installation.MemoryEnlace;
import dev.enlace.application.memory.installation.SampleEntries;
import dev.enlace.application.usecase.connection.Made;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.OfferedScope;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.text.LocalizedText;
import dev.enlace.domain.token.Scope;
import java.util.Map;
import java.util.stream.Stream;

/** Connections of an entry that offers sending, whether that was granted or not. */
final class GrantedGmail {
  private GrantedGmail() {}

  static Connection make(MemoryEnlace enlace, Principal owner, String granted) {
    OAuthEntry sample = SampleEntries.GMAIL;
    enlace.ports.catalog.put(
        new OAuthEntry(
            sample.details(),
            Stream.of(GmailWay.SEND, granted)
                .distinct()
                .map(name ->
                    new OfferedScope(
                        new Scope(name), LocalizedText.same(name), name.equals(granted)))
                .toList(),
            sample.variables(),
            Map.of(),
            sample.settings()));
    return Made.byOAuth(enlace, owner, sample);
  }
}
