package dev.enlace.domain.provider.proxy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that a whole path must match, in the readable form of {@link CallPath}: so
 * no way of writing a character gets round it. A dot is any character, one that ends a line
 * included: else a path with such a one would match less than it should.
 */
public record PathPattern(String value) {
  /** Every path. */
  public static final PathPattern ANY = new PathPattern("/.*");

  public PathPattern {
    compile(value);
  }

  /** Whether the path is one of those. */
  public boolean matches(CallPath path) {
    return matcher(path).matches();
  }

  /** What its first group finds; empty where the path is none of those, or the group finds none. */
  public Optional<String> find(CallPath path) {
    Matcher matcher = matcher(path);
    return matcher.matches() && matcher.groupCount() > 0
        ? Optional.ofNullable(matcher.group(1)).filter(found -> !found.isBlank())
        : Optional.empty();
  }

  private Matcher matcher(CallPath path) {
    return compile(value).matcher(path.readable());
  }

  private static Pattern compile(String value) {
    try {
      return Pattern.compile(value, Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("a path pattern is a regular expression", e);
    }
  }
}
