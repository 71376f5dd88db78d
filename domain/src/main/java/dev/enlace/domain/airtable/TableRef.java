package dev.enlace.domain.airtable;

/**
 * A table.
 *
 * @param idOrName as Airtable takes both
 */
public record TableRef(BaseId base, String idOrName) {
  public TableRef {
    if (idOrName.isBlank()) {
      throw new IllegalArgumentException("a table has an id or a name");
    }
  }
}
