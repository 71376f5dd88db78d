package dev.enlace.adapter.out.catalog.entry;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.enlace.domain.catalog.OfferedScope;
import dev.enlace.domain.text.LocalizedText;
import dev.enlace.domain.token.Scope;

/** A scope in an entry's file. */
record ScopeFile(String name, LocalizedText label, @JsonProperty("default") boolean selected) {
  OfferedScope offered() {
    return new OfferedScope(new Scope(name), label, selected);
  }
}
