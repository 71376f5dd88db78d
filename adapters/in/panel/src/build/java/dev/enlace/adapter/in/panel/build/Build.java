package dev.enlace.adapter.in.panel.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes what browsers get out of {@code src/main/web}: types are checked, scripts and style sheets
 * made small and named by their content. Run from source by Maven, so that it is never shipped.
 *
 * <p>Arguments: the module's folder, the contract, the build folder.
 */
final class Build {
  private static final String SITE = "classes/dev/enlace/adapter/in/panel/site";
  private static final String[] PAGES = {"panel", "connect"};

  private Build() {}

  public static void main(String[] arguments) throws IOException {
    Path module = Path.of(arguments[0]);
    String contract = ContractTypes.of(Files.readString(Path.of(arguments[1])));
    Path target = Path.of(arguments[2]);
    Inputs inputs = Inputs.of(module.resolve("src"), contract);
    Path stamp = target.resolve("panel.inputs");
    Path site = target.resolve(SITE);
    if (Files.exists(site.resolve("files"))
        && Files.exists(stamp)
        && Files.readString(stamp).equals(inputs.hash())) {
      return;
    }
    Files.deleteIfExists(stamp);
    build(module, contract, new Site(site));
    Files.writeString(stamp, inputs.hash());
  }

  private static void build(Path module, String contract, Site site) throws IOException {
    Path web = module.resolve("src/main/web");
    Map<String, String> sources = new LinkedHashMap<>(Sources.below(web, ".ts", ".tsx"));
    sources.put("contract.ts", contract);
    String compiler = Files.readString(module.resolve("src/build/js/compile.js"));
    Map<String, String> scripts = new TypeScript(compiler).compile(sources);
    Bundler bundler = new Bundler(scripts);
    for (String name : PAGES) {
      site.asset(name, "js", bundler.bundle(name + ".tsx"));
    }
    site.asset("style", "css", Styles.of(Sources.below(web, ".css")));
    site.asset("icon", "svg", Files.readString(web.resolve("icon.svg")));
    site.fixed("enlace-connect.js", bundler.bundle("enlace-connect.ts"));
    String page = Files.readString(web.resolve("page.html"));
    for (String name : PAGES) {
      site.page(name + ".html", page.replace("@script@", "@" + name + ".js@"));
    }
    site.finish();
  }
}
