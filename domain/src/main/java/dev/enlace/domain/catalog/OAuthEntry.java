package dev.enlace.domain.catalog;

import dev.enlace.domain.form.FormSchema;
import dev.enlace.domain.form.RecipientFields;
import dev.enlace.domain.token.Scopes;
import java.util.List;
import java.util.Map;

/**
 * Connected by sending a person to a provider.
 *
 * @param scopes what may be asked for
 * @param variables prefixes of the environment variables that hold the client's id and secret, the
 *     preferred one first: {@code AIRTABLE_OAUTH} means {@code AIRTABLE_OAUTH_CLIENT_ID}...
 * @param parameters values for the placeholders in the provider's URLs, such as a tenant
 * @param settings what an owner may set on a connection: whom it may write to, and nothing else
 */
public record OAuthEntry(
    EntryDetails details,
    List<OfferedScope> scopes,
    List<String> variables,
    Map<String, String> parameters,
    FormSchema settings)
    implements CatalogEntry {
  public OAuthEntry {
    scopes = List.copyOf(scopes);
    variables = List.copyOf(variables);
    parameters = Map.copyOf(parameters);
    if (variables.isEmpty()) {
      throw new IllegalArgumentException("an OAuth entry names its variables' prefix");
    }
    if (!settings.fields().stream().allMatch(RecipientFields::include)) {
      throw new IllegalArgumentException(
          "on a connection by OAuth only the lists of recipients can be set, and none has to be");
    }
  }

  /** One on which nothing can be set. */
  public OAuthEntry(
      EntryDetails details,
      List<OfferedScope> scopes,
      List<String> variables,
      Map<String, String> parameters) {
    this(details, scopes, variables, parameters, FormSchema.EMPTY);
  }

  @Override
  public AuthType authType() {
    return AuthType.OAUTH;
  }

  @Override
  public FormSchema formSchema() {
    return FormSchema.EMPTY;
  }

  /** Every scope that may be asked for. */
  public Scopes offered() {
    return Scopes.of(scopes.stream().map(OfferedScope::scope).toList());
  }

  /** The scopes that are asked for where a start names none. */
  public Scopes defaults() {
    return Scopes.of(
        scopes.stream().filter(OfferedScope::selected).map(OfferedScope::scope).toList());
  }
}
