package dev.enlace.bootstrap.start;

import dev.enlace.bootstrap.database.DatabasePlace;
import dev.enlace.bootstrap.database.EmbeddedDatabase;
import dev.enlace.bootstrap.database.Migrations;
import dev.enlace.bootstrap.home.Home;
import dev.enlace.bootstrap.home.KeyFiles;
import dev.enlace.bootstrap.home.Keyring;
import dev.enlace.bootstrap.settings.CannotStart;
import dev.enlace.bootstrap.settings.DatabaseUrl;
import dev.enlace.bootstrap.settings.DotEnv;
import dev.enlace.bootstrap.settings.Profile;
import dev.enlace.bootstrap.settings.Settings;
import dev.enlace.bootstrap.settings.Variable;
import dev.enlace.bootstrap.settings.Variables;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Checks what the operator says and brings the database up before anything else is made: a mistake
 * stops the start in its first second, and whatever comes later finds a database.
 */
public final class Preparation implements ApplicationContextInitializer<GenericApplicationContext> {
  @Override
  public void initialize(GenericApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    Profile profile = profile(environment);
    if (profile == Profile.EMBEDDED) {
      addLast(environment, ".env", dotEnv());
    }
    Variables variables = new Variables(name -> RawEnvironment.get(environment, name));
    Settings settings = Settings.read(profile, variables);
    addLast(environment, "listening", listening(settings));
    Home home = new Home(settings.home());
    DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
    beans.registerSingleton("variables", variables);
    beans.registerSingleton("settings", settings);
    beans.registerSingleton("home", home);
    beans.registerSingleton("keyring", Keyring.of(settings, new KeyFiles(home)));
    try {
      register(beans, settings.database().orElseGet(() -> embedded(beans, home)));
    } catch (RuntimeException e) {
      beans.destroySingletons();
      throw e;
    }
  }

  /** The profile decides whether the file is read at all, so the file cannot choose it. */
  private static Map<String, Object> dotEnv() {
    Map<String, Object> values = DotEnv.read(Path.of(".env"));
    String name = Variable.SPRING_PROFILES_ACTIVE.name();
    Object named = values.getOrDefault(name, "");
    if (!named.equals("") && !named.equals("embedded")) {
      throw new CannotStart(name + " is not read from .env: set it in the environment");
    }
    return values;
  }

  private static Profile profile(ConfigurableEnvironment environment) {
    String[] active = environment.getActiveProfiles();
    return Profile.of(active.length == 0 ? environment.getDefaultProfiles() : active);
  }

  private static Map<String, Object> listening(Settings settings) {
    return settings.profile() == Profile.EMBEDDED
        ? Map.of("server.port", settings.port(), "server.address", "127.0.0.1")
        : Map.of("server.port", settings.port());
  }

  /** Of all that is made it is the first, and so the last to be closed. */
  private static DatabaseUrl embedded(DefaultListableBeanFactory beans, Home home) {
    EmbeddedDatabase database = EmbeddedDatabase.start(home);
    beans.registerDisposableBean("embeddedDatabase", database::close);
    return database.url();
  }

  private static void register(DefaultListableBeanFactory beans, DatabaseUrl url) {
    DatabasePlace place = new DatabasePlace(url);
    beans.registerSingleton("databasePlace", place);
    beans.registerSingleton("r2dbcPlace", place.r2dbc());
    Migrations.run(place);
  }

  private static void addLast(
      ConfigurableEnvironment environment, String name, Map<String, Object> values) {
    environment.getPropertySources().addLast(new MapPropertySource(name, values));
  }
}
