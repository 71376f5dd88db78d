package dev.enlace.bench.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Entries of a user's own, so that a page of fifty is full. */
final class Catalogue {
  private static final int ENTRIES = 50;

  private Catalogue() {}

  /** Writes them into the home of an Enlace. */
  static void write(Path home) throws IOException {
    Path catalogue = Files.createDirectories(home.resolve("catalog"));
    for (int i = 1; i <= ENTRIES; i++) {
      Files.writeString(catalogue.resolve("bench-" + i + ".yaml"), entry(i));
    }
  }

  private static String entry(int number) {
    return """
    kind: entry
    slug: bench-%1$02d
    name: Bench %1$d
    description:
      en: Read and change the things that stand in place %1$d.
      es: Lee y modifica las cosas que están en el lugar %1$d.
    category: tools
    authType: oauth
    provider: airtable
    variables: [BENCH]
    oauthScopes:
      - name: data.records:read
        label: {en: Read records, es: Leer registros}
        default: true
      - name: data.records:write
        label: {en: Create and change records, es: Crear y modificar registros}
      - name: schema.bases:read
        label: {en: See bases and their structure, es: Ver las bases y su estructura}
    """
        .formatted(number);
  }
}
