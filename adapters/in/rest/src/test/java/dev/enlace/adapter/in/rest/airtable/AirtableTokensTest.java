package dev.enlace.adapter.in.rest.airtable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AirtableTokensTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  @Test
  void are_those_of_persons_and_of_grants() {
    assertThat(AirtableTokens.include("patSandboxToken00." + HEX, false)).isTrue();
    assertThat(AirtableTokens.include("oaaSandboxToken00.v1.eyJh-_." + HEX, false)).isTrue();
    assertThat(AirtableTokens.include("xyzSandboxToken00.v1.eyJh-_." + HEX, false)).isTrue();
  }

  @Test
  void are_the_sandboxs_only_where_there_is_one() {
    assertThat(AirtableTokens.include("sandbox-airtable-pat-ana", true)).isTrue();
    assertThat(AirtableTokens.include("sandbox-airtable-pat-ana", false)).isFalse();
  }

  @Test
  void are_no_keys_of_ours_nor_an_operators_own() {
    for (String key :
        new String[] {
          "",
          "enl_key_0190f3f0000070008000000000000001_" + HEX,
          "patSandboxToken00",
          "patSandboxToken00." + HEX + "\n",
          "pat-SandboxToken0." + HEX,
          "patricks.own-admin-key-of-forty-letters-and-more",
          HEX,
        }) {
      assertThat(AirtableTokens.include(key, true)).as(key).isFalse();
    }
  }
}
