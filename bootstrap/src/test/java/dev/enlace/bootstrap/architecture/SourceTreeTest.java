package dev.enlace.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceTreeTest {
  private static final String HEXAGON =
      "domain|application|toon|adapters/(in|out)/[a-z0-9]+|bootstrap|db|sandbox|client|cli|sdk|bench";
  private static final int MOST_LINES = 250;

  static List<Path> modules() {
    return SourceTree.modules();
  }

  @Test
  void the_modules_are_the_hexagon() {
    assertThat(modules())
        .hasSizeGreaterThanOrEqualTo(12)
        .allSatisfy(module -> assertThat(module.toString()).matches(HEXAGON));
  }

  @Test
  void every_folder_with_a_pom_is_a_module() {
    assertThat(SourceTree.foldersWithAPom()).containsExactlyInAnyOrderElementsOf(modules());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void a_module_holds_only_packages_that_bear_its_name(Path module) {
    Path home = Path.of("dev/enlace").resolve(module.toString().replace("adapters/", "adapter/"));

    assertThat(SourceTree.mainSources(module))
        .allSatisfy(file -> assertThat(file).startsWithRaw(home));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void no_main_source_is_too_long_to_read(Path module) {
    assertThat(SourceTree.mainSources(module))
        .allSatisfy(file ->
            assertThat(SourceTree.lines(module, file))
                .as(file.toString())
                .isLessThanOrEqualTo(MOST_LINES));
  }
}
