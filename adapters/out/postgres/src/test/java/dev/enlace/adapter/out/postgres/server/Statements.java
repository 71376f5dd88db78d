package dev.enlace.adapter.out.postgres.server;

import dev.enlace.adapter.out.postgres.store.Database;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The statements that stand in this module as constants. */
final class Statements {
  private static final Pattern STATEMENT =
      Pattern.compile("\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\b[^$]*", Pattern.DOTALL);

  private Statements() {}

  /** The text of each, by class and field. */
  static Map<String, String> all() throws Exception {
    Map<String, String> statements = new TreeMap<>();
    for (Class<?> type : classes()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
          field.setAccessible(true);
          String text = String.valueOf(field.get(null));
          if (STATEMENT.matcher(text).matches() && text.contains("connections.")) {
            statements.put(type.getSimpleName() + "." + field.getName(), text);
          }
        }
      }
    }
    return statements;
  }

  private static Iterable<Class<?>> classes() throws IOException, URISyntaxException {
    Path root = Path.of(Database.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(root::relativize)
          .map(Path::toString)
          .filter(file -> file.endsWith(".class") && !file.contains("-info"))
          .<Class<?>>map(Statements::load)
          .toList();
    }
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(String.join(".", Arrays.asList(file.replace(".class", "").split("/"))));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
