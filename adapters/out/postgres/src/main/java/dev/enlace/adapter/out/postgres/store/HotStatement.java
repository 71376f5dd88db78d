package dev.enlace.adapter.out.postgres.store;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that is asked for most, with its parameters numbered once and for all. Of one with
 * names, Spring writes a new text each time and the driver then looks through all of it.
 *
 * @param sql as PostgreSQL wants it, in one line
 * @param names of the parameters, {@code $1} first
 */
public record HotStatement(String sql, List<String> names) {
  private static final Pattern NAMED = Pattern.compile("(?<!:):([a-z_]+)");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  public HotStatement {
    names = List.copyOf(names);
  }

  /** Of a text with names, which has no literal with spaces or colons in it. */
  public static HotStatement of(String text) {
    List<String> names = new ArrayList<>();
    String line = SPACE.matcher(text.strip()).replaceAll(" ");
    String sql =
        NAMED
            .matcher(line)
            .replaceAll(name -> Matcher.quoteReplacement("$" + number(names, name.group(1))));
    return new HotStatement(sql, names);
  }

  private static int number(List<String> names, String name) {
    if (!names.contains(name)) {
      names.add(name);
    }
    return names.indexOf(name) + 1;
  }

  Statement on(Connection connection, Map<String, ?> values) {
    Statement statement = connection.createStatement(sql);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      statement.bind(i, Objects.requireNonNull(values.get(name), name));
    }
    return statement;
  }
}
