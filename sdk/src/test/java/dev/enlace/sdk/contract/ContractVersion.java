package dev.enlace.sdk.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version that a contract bears, by the rules of semver.org. */
record ContractVersion(int major, int minor, int patch) {
  private static final Pattern IN_CONTRACT =
      Pattern.compile("(?m)^info:\\n(?:  .*\\n)*?  version: (\\d+)\\.(\\d+)\\.(\\d+)$");

  static ContractVersion of(String contract) {
    Matcher matcher = IN_CONTRACT.matcher(contract);
    if (!matcher.find()) {
      throw new IllegalArgumentException("the contract has no version");
    }
    return new ContractVersion(number(matcher, 1), number(matcher, 2), number(matcher, 3));
  }

  /** Whether it says to who comes from that one that something may break (rules 4 and 8). */
  boolean mayBreak(ContractVersion released) {
    return major > released.major || (major == 0 && released.major == 0 && minor > released.minor);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
