package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "test.compat=false")
class FirstDeploymentsOffTest extends RestTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/authorize",
        "/callback?state=s.1&code=sandbox-code",
        "/tokens/ana",
        "/records/appSales/Contacts",
        "/records/appSandboxCRM0001/Contacts",
        "/%74okens/ana",
        "/tokens;x/ana",
        "/tokens/ana;x",
        "/callback;x?state=s.1&code=sandbox-code",
        "/%61uthorize",
        "/authorize;a=b",
        "/records;/appSandboxCRM0001/T",
        "/%72ecords/appSandboxCRM0001/T"
      })
  void serves_none_of_them_to_anybody(String path) {
    for (String prefix : new String[] {"", "/oauth"}) {
      URI uri = URI.create("http://127.0.0.1:" + port + prefix + path);
      for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
        problem(http().method(method).uri(uri).exchange(), 404, "NOT_FOUND");
        problem(
            http()
                .method(method)
                .uri(uri)
                .header("Authorization", "Bearer " + Keys.INSTANCE_ADMIN)
                .exchange(),
            404,
            "NOT_FOUND");
      }
    }
    assertThat(ports.authenticate.asked()).isEmpty();
    assertThat(ports.completeOAuth.asked()).isEmpty();
  }
}
