package dev.enlace.bootstrap.architecture;

import java.util.List;

/**
 * The packages of one hexagon. Rules are written over a house and not over fixed names, so that
 * each can be tried on a second, deliberately broken house.
 *
 * @param root the package that holds all the rings
 * @param mayReveal the only classes, named below the root, that may turn a secret into text
 */
record House(String root, List<String> mayReveal) {
  /** The house people live in. */
  static final House ENLACE =
      new House(
          "dev.enlace",
          List.of(
              "adapter.in.rest.access.SessionCookie",
              "adapter.in.rest.airtable.UpstreamBearer",
              "adapter.in.rest.compat.CompatCallbackController",
              "adapter.in.rest.compat.CompatTokensController",
              "adapter.in.rest.connect.ConnectAnswers",
              "adapter.in.rest.connect.ConnectSessionsController",
              "adapter.in.rest.connections.TokensController",
              "adapter.in.rest.consent.BrowserCookie",
              "adapter.in.rest.consent.Outcomes",
              "adapter.in.rest.idempotency.AnswerText",
              "adapter.in.rest.keys.ApiKeyMapper",
              "adapter.in.rest.panel.PanelSessionController",
              "adapter.in.rest.webhooks.WebhookMapper",
              "adapter.in.rest.workspaces.WorkspaceMapper",
              "adapter.out.airtable.Answers",
              "adapter.out.airtable.HttpAirtable",
              "adapter.out.messaging.gmail.GmailDelivery",
              "adapter.out.messaging.smtp.SignIn",
              "adapter.out.messaging.telegram.BotApi",
              "adapter.out.oauth.http.ProviderRequest",
              "adapter.out.upstream.HttpUpstream",
              "adapter.out.upstream.TokenMask",
              "adapter.out.vault.DerivedKey",
              "adapter.out.vault.RootKey",
              "adapter.out.vault.TinkSecretBox",
              "adapter.out.vault.transit.TransitAead",
              "adapter.out.webhook.StandardSignature",
              "application.usecase.access.Presented",
              "application.usecase.access.NewKeys",
              "application.usecase.event.FormerSecrets",
              "bootstrap.database.DatabasePlace",
              "bootstrap.database.EmbeddedDatabase",
              "bootstrap.home.Keyring",
              "bootstrap.sandbox.SandboxStart",
              "bootstrap.start.Welcome",
              "domain.oauth.PkceVerifier",
              "domain.secret.IssuedSecret",
              "domain.secret.SecretHash"));

  /** The house of test classes that break the rules on purpose. */
  static final House BROKEN =
      new House(
          "dev.enlace.bootstrap.architecture.broken", List.of("domain.secret.PermittedCaller"));

  String domain() {
    return root + ".domain..";
  }

  String application() {
    return root + ".application..";
  }

  String inPorts() {
    return root + ".application.port.in..";
  }

  String outPorts() {
    return root + ".application.port.out..";
  }

  String useCases() {
    return root + ".application.usecase..";
  }

  String adapters() {
    return root + ".adapter..";
  }

  String inAdapters() {
    return root + ".adapter.in..";
  }

  String outAdapters() {
    return root + ".adapter.out..";
  }

  String bootstrap() {
    return root + ".bootstrap..";
  }

  String sandbox() {
    return root + ".sandbox..";
  }

  /** What the build writes from the contract, and nobody by hand. */
  String[] generated() {
    return new String[] {root + ".adapter.in.rest.api", root + ".adapter.in.rest.wire"};
  }

  String everything() {
    return root + "..";
  }

  /** Every package that a rule names: one that held no class would make its rule toothless. */
  List<String> places() {
    return List.of(
        domain(),
        inPorts(),
        outPorts(),
        useCases(),
        inAdapters(),
        outAdapters(),
        bootstrap(),
        sandbox());
  }

  /** The full name of a class, from its name below the root. */
  String named(String relative) {
    return root + "." + relative;
  }
}
