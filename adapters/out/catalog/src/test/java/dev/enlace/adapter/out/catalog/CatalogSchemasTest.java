package dev.enlace.adapter.out.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import dev.enlace.adapter.out.catalog.schema.CatalogSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogSchemasTest {
  private final CatalogSchemas schemas = new CatalogSchemas();

  @ParameterizedTest
  @ValueSource(strings = {"provider.json", "catalog-entry.json"})
  void publishes_schemas_that_are_valid_themselves(String name) {
    String text = schemas.find(name).orElseThrow();
    assertThat(
            SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(
                    com.networknt.schema.SchemaLocation.of(
                        SpecificationVersion.DRAFT_2020_12.getDialectId()))
                .validate(text, InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void publishes_nothing_else() {
    assertThat(schemas.find("../catalog/provider-defaults.yaml")).isEmpty();
  }
}
