package dev.enlace.adapter.out.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.provider.Api;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.CallPath;
import dev.enlace.domain.provider.proxy.ProxyRules;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes a path says what it counts: for Airtable and for us it has to be the same. */
class AirtablePathsTest {
  private static final URI BASE = URI.create("https://api.airtable.com/v0");
  private static final ProxyRules RULES = rules();

  @ParameterizedTest
  @CsvSource({
    "/appSandboxCRM0001/T, https://api.airtable.com/v0/appSandboxCRM0001/T",
    "/appSandboxCRM0001, https://api.airtable.com/v0/appSandboxCRM0001",
    "/appSandboxCRM0001/, https://api.airtable.com/v0/appSandboxCRM0001/",
    "/%61ppSandboxCRM0001/T, https://api.airtable.com/v0/%61ppSandboxCRM0001/T",
    "/v0/appSandboxCRM0001/T/rec1, https://api.airtable.com/v0/appSandboxCRM0001/T/rec1",
    "/v0/appSandboxCRM000%31/T, https://api.airtable.com/v0/appSandboxCRM000%31/T",
    "/v0/appSandboxCRM0001/T%2FU, https://api.airtable.com/v0/appSandboxCRM0001/T%2FU",
    "/v0/appSandboxCRM0001/%E2%80%A8, https://api.airtable.com/v0/appSandboxCRM0001/%E2%80%A8",
    "/v0/appSandboxCRM0001/T%E2%80%A9x, https://api.airtable.com/v0/appSandboxCRM0001/T%E2%80%A9x",
    "/appSandboxCRM0001/%E2%80%A8, https://api.airtable.com/v0/appSandboxCRM0001/%E2%80%A8",
    "/v0/appSandboxCRM0001/app, https://api.airtable.com/v0/appSandboxCRM0001/app",
    "/meta/bases/appSandboxCRM0001/tables,"
        + " https://api.airtable.com/v0/meta/bases/appSandboxCRM0001/tables",
    "/v0/bases/appSandboxCRM0001/webhooks,"
        + " https://api.airtable.com/v0/bases/appSandboxCRM0001/webhooks",
    "/v0/Meta/Bases/appSandboxCRM0001/tables,"
        + " https://api.airtable.com/v0/Meta/Bases/appSandboxCRM0001/tables",
    "/META/%42ASES/appSandboxCRM0001/tables,"
        + " https://api.airtable.com/v0/META/%42ASES/appSandboxCRM0001/tables",
    "/v0/BASES/appSandboxCRM0001/webhooks,"
        + " https://api.airtable.com/v0/BASES/appSandboxCRM0001/webhooks",
    "/v0/appSandboxCRM0001/rec1/fld1/uploadAttachment,"
        + " https://content.airtable.com/v0/appSandboxCRM0001/rec1/fld1/uploadAttachment"
  })
  void counts_a_base_however_it_is_written(String path, String reached) {
    assertThat(RULES.subjects(path(path))).isEqualTo(Map.of("base", "appSandboxCRM0001"));
    assertThat(target(path)).contains(reached);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app1/T",
        "/app",
        "/app/T",
        "/v0/app1",
        "/v0/appSandboxCRM0001;x/T",
        "/v0/appSandboxCRM0001;/T",
        "/v0/appSandboxCRM0001%2FT",
        "/v0/appSandboxCRM0001%20/T",
        "/v0/appSandboxCRM0001%E2%80%A8",
        "/v0/appSandboxCRM0001%E2%80%A8/T",
        "/appSandboxCRM0001%E2%80%A8",
        "/v0/appSandboxCRM00011/T",
        "/v0/appSandboxCRM000/T",
        "/v0/appSandboxCRM000%C3%A9/T",
        "/v0/%61pp1/T",
        "/v0/meta/bases/appInvented/tables",
        "/v0/Meta/Bases/appInvented/tables",
        "/meta/BASES/appInvented/tables",
        "/meta/bases/appSandboxCRM0001%E2%80%A8/tables",
        "/bases/app1/webhooks",
        "/v0/app1/rec1/fld1/uploadAttachment"
      })
  void refuses_what_begins_like_a_base_and_is_none(String path) {
    assertThat(target(path)).isEmpty();
    assertThat(RULES.subjects(path(path))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/meta/whoami, https://api.airtable.com/v0/meta/whoami",
    "/v0/meta/whoami, https://api.airtable.com/v0/meta/whoami",
    "/meta/bases, https://api.airtable.com/v0/meta/bases",
    "/v0, https://api.airtable.com/v0",
    "/, https://api.airtable.com/v0/",
    "/approvals/x, ",
    "/v0/meta/workspaces/wsp1, https://api.airtable.com/v0/meta/workspaces/wsp1",
    "/v0/meta/x%E2%80%A8, https://api.airtable.com/v0/meta/x%E2%80%A8"
  })
  void counts_no_base_where_none_is_named(String path, @Nullable String reached) {
    assertThat(RULES.subjects(path(path))).isEmpty();
    assertThat(target(path)).isEqualTo(Optional.ofNullable(reached));
  }

  private static Optional<String> target(String path) {
    return RULES
        .target(path(path), null, BASE)
        .map(target -> "https://" + target.authority() + target.requestTarget());
  }

  private static CallPath path(String text) {
    return CallPath.of(text).orElseThrow();
  }

  private static ProxyRules rules() {
    Api api =
        YamlCatalog.load(Path.of("no-such-directory"))
            .provider(new ProviderId("airtable"))
            .orElseThrow()
            .api();
    return Objects.requireNonNull(Objects.requireNonNull(api).proxy());
  }
}
