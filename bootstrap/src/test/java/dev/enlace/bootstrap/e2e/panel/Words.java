package dev.enlace.bootstrap.e2e.panel;

import dev.enlace.bootstrap.files.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the panel says in one language, from the table that it is built from. */
record Words(String language, Map<String, String> texts) {
  private static final Path TABLES =
      ProjectFolder.ROOT.resolve("adapters/in/panel/src/main/web/i18n");
  private static final Pattern TEXT = Pattern.compile("'([^']+)':\\s*'((?:[^'\\\\]|\\\\.)*)',");

  /** Of a tag such as {@code es-ES}. */
  static Words of(String tag) {
    String language = tag.split("-", 2)[0];
    try {
      String table = Files.readString(TABLES.resolve(language + ".ts"));
      Map<String, String> texts = new TreeMap<>();
      Matcher found = TEXT.matcher(table);
      while (found.find()) {
        texts.put(found.group(1), found.group(2).replace("\\'", "'"));
      }
      return new Words(language, texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text, with its one placeholder filled in where there is one. */
  String say(String key, String... value) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException(key);
    }
    return value.length == 0 ? text : text.replaceAll("\\{\\w+}", value[0]);
  }
}
