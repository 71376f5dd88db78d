package dev.enlace.bench;

import java.util.Set;

/** What is measured, as options and figures call it. */
final class Names {
  static final String ANSWER = "bare-answer";
  static final String READ = "bare-read";
  static final String HAND_OUT = "hand-out";
  static final String OVERLOAD = "overload";
  static final String CATALOGUE = "catalogue";
  static final String LIST_OF_FEW = "list-of-few";
  static final String HAND_OUT_OF_MANY = "hand-out-of-many";
  static final String LIST_OF_MANY = "list-of-many";
  static final String DEEPEST_OF_MANY = "deepest-of-many";
  static final String LIST = "list";
  static final String AIRTABLE = "airtable-records";
  static final String AIRTABLE_TOON = "airtable-records-toon";
  static final String AIRTABLE_MCP = "airtable-mcp-server";
  static final String KEYCLOAK = "keycloak-token";
  static final String PEER = "peer";
  static final String STARTS = "starts";
  static final String START_OF_ENLACE = "Enlace";
  static final String START_OF_KEYCLOAK = "Keycloak";

  static final Set<String> ALL =
      Set.of(
          ANSWER,
          READ,
          HAND_OUT,
          OVERLOAD,
          CATALOGUE,
          LIST_OF_FEW,
          HAND_OUT_OF_MANY,
          LIST_OF_MANY,
          DEEPEST_OF_MANY,
          LIST,
          AIRTABLE,
          AIRTABLE_TOON,
          AIRTABLE_MCP,
          KEYCLOAK,
          PEER,
          STARTS);

  private Names() {}
}
