package dev.enlace.domain.provider.syntax;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A part of a provider's URLs that differs between customers, such as Microsoft's tenant or
 * Salesforce's host. A value must match the provider's own pattern and, whatever that says, hold
 * nothing that could end a host name or a path segment.
 *
 * @param pattern a regular expression that the whole value must match
 * @param defaultValue taken where nobody names a value
 */
public record UrlParameter(String name, String pattern, @Nullable String defaultValue) {
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,31}");
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
  private static final int LONGEST = 253;

  public UrlParameter {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a URL parameter's name must match " + NAME.pattern());
    }
    compile(name, pattern);
    if (defaultValue != null && !accepts(pattern, defaultValue)) {
      throw new IllegalArgumentException(
          "the default of URL parameter " + name + " is not allowed");
    }
  }

  public boolean accepts(String value) {
    return accepts(pattern, value);
  }

  private static boolean accepts(String pattern, String value) {
    return value.length() <= LONGEST
        && SAFE.matcher(value).matches()
        && Pattern.matches(pattern, value);
  }

  private static void compile(String name, String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("the pattern of URL parameter " + name + " is wrong", e);
    }
  }
}
