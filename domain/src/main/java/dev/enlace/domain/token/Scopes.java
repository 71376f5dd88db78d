package dev.enlace.domain.token;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Scopes without duplicates, in the order in which they were named. */
public final class Scopes {
  /** No scope. */
  public static final Scopes NONE = new Scopes(List.of());

  private final Set<Scope> values;

  private Scopes(Collection<Scope> values) {
    this.values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  /** These scopes. */
  public static Scopes of(Collection<Scope> scopes) {
    return new Scopes(scopes);
  }

  /** Scopes by their names. */
  public static Scopes named(Collection<String> names) {
    return new Scopes(names.stream().map(Scope::new).toList());
  }

  /** Scopes by their names. */
  public static Scopes named(String... names) {
    return named(List.of(names));
  }

  /** The scopes in order. */
  public Set<Scope> values() {
    return values;
  }

  /** The scopes' names in order. */
  public List<String> names() {
    return values.stream().map(Scope::value).toList();
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whether all of the others are among these. */
  public boolean containsAll(Scopes others) {
    return values.containsAll(others.values);
  }

  /** These without the others. */
  public Scopes minus(Scopes others) {
    return of(values.stream().filter(scope -> !others.values.contains(scope)).toList());
  }

  /** These and then the others. */
  public Scopes plus(Scopes others) {
    return of(Stream.concat(values.stream(), others.values.stream()).toList());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Scopes that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return String.join(" ", names());
  }
}
