package dev.enlace.toon;

/** How a document looks; all layouts of the same data are read back as the same data. */
public enum Layout {
  /** Cells are parted by tabs, which texts seldom hold, so that few of them need quotes. */
  COMPACT('\t'),
  /** Cells are parted by commas, as people are used to. */
  PRETTY(',');

  private final char delimiter;

  Layout(char delimiter) {
    this.delimiter = delimiter;
  }

  char delimiter() {
    return delimiter;
  }
}
