package dev.enlace.bench.bare;

import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A constant answer, and a row by its primary key. */
@RestController
class BareController {
  private static final Item ANSWER = new Item("always the same");

  private final DatabaseClient database;

  BareController(DatabaseClient database) {
    this.database = database;
  }

  /** What is answered, as JSON. */
  record Item(String text) {}

  @GetMapping("/answer")
  Mono<Item> answer() {
    return Mono.just(ANSWER);
  }

  @GetMapping("/items/{id}")
  Mono<Item> item(@PathVariable UUID id) {
    return database
        .sql("SELECT payload FROM items WHERE id = :id")
        .bind("id", id)
        .map(row -> new Item(Objects.requireNonNull(row.get(0, String.class))))
        .one();
  }
}
