package dev.enlace.domain.catalog;

import dev.enlace.domain.form.FormSchema;
import java.util.Objects;

/**
 * Connected by a form.
 *
 * @param formSchema asks for what the verification needs
 * @param verification how the credentials are tried before they are kept
 */
public record CredentialsEntry(
    EntryDetails details, FormSchema formSchema, Verification verification)
    implements CatalogEntry {
  public CredentialsEntry {
    Objects.requireNonNull(details, "details");
    Objects.requireNonNull(formSchema, "formSchema");
    formSchema = VerifiedForm.of(verification, formSchema);
  }

  @Override
  public AuthType authType() {
    return AuthType.CREDENTIALS;
  }
}
