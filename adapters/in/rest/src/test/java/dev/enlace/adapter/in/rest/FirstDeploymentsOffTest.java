package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "test.compat=false")
class FirstDeploymentsOffTest extends RestTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/authorize",
        "/callback?state=s.1&code=sandbox-code",
        "/tokens/ana",
        "/records/appSales/Contacts"
      })
  void serves_none_of_them_to_anybody(String path) {
    for (String prefix : new String[] {"", "/oauth"}) {
      problem(http().get().uri(prefix + path).exchange(), 404, "NOT_FOUND");
      problem(get(prefix + path, Keys.INSTANCE_ADMIN).exchange(), 404, "NOT_FOUND");
    }
    assertThat(ports.authenticate.asked()).isEmpty();
    assertThat(ports.completeOAuth.asked()).isEmpty();
  }
}
