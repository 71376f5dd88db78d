package dev.enlace.sandbox;

/** A correct flow with every provider, as its documentation shows it. */
final class Flows {
  private static final String MICROSOFT = "/login.microsoftonline.com/common/oauth2/v2.0/";

  private Flows() {}

  static Flow airtable(Sandbox sandbox) {
    String host = "/airtable.com/oauth2/v1/";
    return new Flow(sandbox, "sandbox-airtable", host + "authorize", host + "token")
        .query("scope", "data.records:read schema.bases:read")
        .pkce()
        .basic("sandbox-airtable", "sandbox-airtable-secret");
  }

  static Flow google(Sandbox sandbox) {
    String authorize = "/accounts.google.com/o/oauth2/v2/auth";
    return new Flow(sandbox, "sandbox-google", authorize, "/oauth2.googleapis.com/token")
        .query("scope", "openid email https://www.googleapis.com/auth/gmail.send")
        .query("access_type", "offline")
        .query("prompt", "consent")
        .pkce()
        .post("sandbox-google", "sandbox-google-secret");
  }

  static Flow microsoft(Sandbox sandbox) {
    return new Flow(sandbox, "sandbox-microsoft", MICROSOFT + "authorize", MICROSOFT + "token")
        .query("scope", "openid email profile offline_access User.Read")
        .pkce()
        .post("sandbox-microsoft", "sandbox-microsoft-secret");
  }

  static Flow github(Sandbox sandbox) {
    String host = "/github.com/login/oauth/";
    return new Flow(sandbox, "sandbox-github", host + "authorize", host + "access_token")
        .query("scope", "repo user:email")
        .pkce()
        .header("Accept", "application/json")
        .post("sandbox-github", "sandbox-github-secret");
  }

  static Flow slack(Sandbox sandbox) {
    String authorize = "/slack.com/oauth/v2/authorize";
    return new Flow(sandbox, "sandbox-slack", authorize, "/slack.com/api/oauth.v2.access")
        .query("user_scope", "chat:write,channels:read")
        .basic("sandbox-slack", "sandbox-slack-secret");
  }

  static Flow notion(Sandbox sandbox) {
    String host = "/api.notion.com/v1/oauth/";
    return new Flow(sandbox, "sandbox-notion", host + "authorize", host + "token")
        .query("owner", "user")
        .json()
        .basic("sandbox-notion", "sandbox-notion-secret");
  }

  static Flow hubspot(Sandbox sandbox) {
    String token = "/api.hubapi.com/oauth/2026-03/token";
    return new Flow(sandbox, "sandbox-hubspot", "/app.hubspot.com/oauth/authorize", token)
        .query("scope", "oauth crm.objects.contacts.read")
        .post("sandbox-hubspot", "sandbox-hubspot-secret");
  }

  static Flow salesforce(Sandbox sandbox) {
    String host = "/login.salesforce.com/services/oauth2/";
    return new Flow(sandbox, "sandbox-salesforce", host + "authorize", host + "token")
        .query("scope", "api refresh_token openid")
        .pkce()
        .post("sandbox-salesforce", "sandbox-salesforce-secret");
  }

  static Flow atlassian(Sandbox sandbox) {
    String host = "/auth.atlassian.com/";
    return new Flow(sandbox, "sandbox-atlassian", host + "authorize", host + "oauth/token")
        .query("scope", "read:me read:jira-work offline_access")
        .query("audience", "api.atlassian.com")
        .query("prompt", "consent")
        .json()
        .post("sandbox-atlassian", "sandbox-atlassian-secret");
  }

  static Flow dropbox(Sandbox sandbox) {
    String authorize = "/www.dropbox.com/oauth2/authorize";
    return new Flow(sandbox, "sandbox-dropbox", authorize, "/api.dropboxapi.com/oauth2/token")
        .query("token_access_type", "offline")
        .pkce()
        .post("sandbox-dropbox", "sandbox-dropbox-secret");
  }
}
