package dev.enlace.adapter.in.rest.contract;

import dev.enlace.adapter.in.rest.api.ContractApi;
import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.wire.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the contract that this adapter was generated from, and the schemas of catalogue files. */
@RestController
final class ContractController implements ContractApi {
  private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");
  private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");
  private static final Refusal NO_SUCH_SCHEMA =
      Refusal.of(HttpStatus.NOT_FOUND, ProblemCode.NOT_FOUND);

  private final String contract =
      read(new ClassPathResource("openapi.yaml", ContractController.class));
  private final Map<String, String> schemas =
      Stream.of("provider.json", "catalog-entry.json")
          .filter(name -> schema(name).exists())
          .collect(Collectors.toUnmodifiableMap(name -> name, name -> read(schema(name))));

  @Override
  public Mono<ResponseEntity<String>> getOpenApi(ServerWebExchange exchange) {
    return Mono.just(answer(YAML, contract));
  }

  @Override
  public Mono<ResponseEntity<String>> getCatalogSchema(String name, ServerWebExchange exchange) {
    return Mono.justOrEmpty(schemas.get(name))
        .map(text -> answer(SCHEMA, text))
        .switchIfEmpty(Refused.with(NO_SUCH_SCHEMA));
  }

  private static ResponseEntity<String> answer(MediaType type, String text) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.noCache().cachePublic())
        .body(text);
  }

  private static ClassPathResource schema(String name) {
    return new ClassPathResource("/schemas/" + name);
  }

  private static String read(ClassPathResource resource) {
    try {
      return resource.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
