package dev.enlace.domain.airtable;

/**
 * A table.
 *
 * @param idOrName as Airtable takes both
 */
public record TableRef(BaseId base, String idOrName) {
  public TableRef {
    // as a segment of a path the dots would name another
    if (idOrName.isBlank() || idOrName.equals(".") || idOrName.equals("..")) {
      throw new IllegalArgumentException("a table has an id or a name");
    }
  }
}
