package dev.enlace.domain.provider.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallPathTest {
  @ParameterizedTest
  @MethodSource("dev.enlace.domain.provider.proxy.HostilePaths#all")
  void refuses_whatever_may_be_read_as_leading_elsewhere(String path) {
    assertThat(CallPath.of(path)).as(path).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v0/appSandboxCRM0001/Contacts",
        "/v0/appSandboxPrj0001/Tasks/",
        "/v0/app/My%2FTable",
        "/v0/app/My%20Table%3F",
        "/v0/app/100%25",
        "/v0/app/Caf%C3%A9",
        "/v0/app/a%5Cb",
        "/v0/app/v1..2",
        "/v0/app/...",
        "/v0/app/.well-known",
        "/calendar/v3/calendars/team@group.calendar.google.com/events",
        "/v4/spreadsheets/1x/values/Sheet1!A1:B2:append",
        "/@evil.example",
        "/http:%2F%2Fevil.example",
        "/",
        ""
      })
  void passes_on_what_apis_have(String path) {
    assertThat(CallPath.of(path))
        .hasValueSatisfying(it -> assertThat(it.raw()).isEqualTo(path.isEmpty() ? "/" : path));
  }

  @ParameterizedTest
  @CsvSource({
    "/%61pp1/T,/app1/T",
    "/a%2Fb/c,/a%2Fb/c",
    "/a%2fb,/a%2Fb",
    "/Caf%C3%A9,/Café",
    "/a%2520b,/a%20b"
  })
  void is_readable_in_one_way_however_it_is_written(String path, String readable) {
    assertThat(CallPath.of(path)).map(CallPath::readable).contains(readable);
  }

  @Test
  void bears_a_very_long_one() {
    assertThat(CallPath.of("/" + "a%20".repeat(5_000))).isPresent();
    assertThat(CallPath.of("/" + "a/".repeat(5_000) + "..")).isEmpty();
  }
}
