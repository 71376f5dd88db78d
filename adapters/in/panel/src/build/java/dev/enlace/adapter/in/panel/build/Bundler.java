package dev.enlace.adapter.in.panel.build;

import com.google.javascript.jscomp.CommandLineRunner;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DependencyOptions;
import com.google.javascript.jscomp.ModuleIdentifier;
import com.google.javascript.jscomp.Result;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.WarningLevel;
import com.google.javascript.jscomp.deps.ModuleLoader.ResolutionMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes one small script of an entry and all the modules that it needs. */
final class Bundler {
  private static final Pattern SPECIFIER =
      Pattern.compile(
          "(\\b(?:import|export)\\s*(?:\\{[^{}'\"]*}|[\\w$]+)\\s*from\\s*)([\"'])([^\"']+)\\2");
  private static final Map<String, String> PREACT =
      Map.of(
          "preact", "dist/preact.module.js",
          "preact/hooks", "hooks/dist/hooks.module.js",
          "preact/jsx-runtime", "jsx-runtime/dist/jsxRuntime.module.js");

  private final Map<String, SourceFile> modules = new TreeMap<>();

  Bundler(Map<String, String> scripts) throws IOException {
    scripts.forEach(this::add);
    for (Map.Entry<String, String> module : PREACT.entrySet()) {
      add(module.getKey(), Webjars.text("preact", module.getValue()));
    }
  }

  String bundle(String entry) throws IOException {
    CompilerOptions options = new CompilerOptions();
    options.setLanguageIn(LanguageMode.ECMASCRIPT_NEXT);
    options.setLanguageOut(LanguageMode.ECMASCRIPT_2021);
    CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
    CompilationLevel.SIMPLE_OPTIMIZATIONS.setWrappedOutputOptimizations(options);
    WarningLevel.QUIET.setOptionsForWarningLevel(options);
    options.setModuleResolutionMode(ResolutionMode.BROWSER);
    options.setRewritePolyfills(false);
    options.setDependencyOptions(
        DependencyOptions.pruneForEntryPoints(
            List.of(ModuleIdentifier.forFile(flat(entry.replaceAll("\\.tsx?$", ""))))));
    Compiler compiler = new Compiler();
    Result result =
        compiler.compile(
            CommandLineRunner.getBuiltinExterns(options.getEnvironment()),
            List.copyOf(modules.values()),
            options);
    if (!result.success) {
      throw new IllegalArgumentException(String.join("\n", result.errors.stream()
          .map(String::valueOf).toList()));
    }
    return "(function(){" + compiler.toSource().strip() + "})();\n";
  }

  private void add(String name, String text) {
    String file = flat(name.replaceAll("\\.js$", ""));
    String linked =
        SPECIFIER.matcher(text).replaceAll(found ->
            found.group(1) + "\"./" + flat(resolve(name, found.group(3))) + "\"");
    modules.put(file, SourceFile.fromCode(file, linked));
  }

  private static String resolve(String from, String specifier) {
    Path folder = Path.of("/" + from).getParent();
    return specifier.startsWith(".")
        ? folder.resolve(specifier).normalize().toString().substring(1).replaceAll("\\.js$", "")
        : specifier;
  }

  /** One folder for all, which leaves nothing to resolve. */
  private static String flat(String name) {
    return name.replace('/', '-') + ".js";
  }
}
