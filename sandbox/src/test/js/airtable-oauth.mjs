// oauth4webapi, which is strict, walks through Airtable's OAuth: PKCE, Basic, rotation.
import assert from 'node:assert/strict'
import { base, click, load, redirectUri } from './support.mjs'

const oauth = await load('oauth4webapi')
const insecure = { [oauth.allowInsecureRequests]: true }
// Airtable's token_type has a trailing space, which a strict client has to be told of.
const lenient = { recognizedTokenTypes: { 'bearer ': () => {} } }
const server = {
  issuer: base + '/airtable.com',
  authorization_endpoint: base + '/airtable.com/oauth2/v1/authorize',
  token_endpoint: base + '/airtable.com/oauth2/v1/token'
}
const client = { client_id: 'sandbox-airtable' }
const secret = oauth.ClientSecretBasic('sandbox-airtable-secret')
const scope = 'data.records:read user.email:read'

const verifier = oauth.generateRandomCodeVerifier()
const state = oauth.generateRandomState()
const url = new URL(server.authorization_endpoint)
url.search = new URLSearchParams({
  client_id: client.client_id,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope,
  state,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256'
})

const params = oauth.validateAuthResponse(server, client, await click(url), state)
const response = await oauth.authorizationCodeGrantRequest(
  server, client, secret, params, redirectUri, verifier, insecure)
const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, lenient)
assert.equal(tokens.expires_in, 3600)
assert.equal(tokens.scope, scope)

const whoami = new URL(base + '/api.airtable.com/v0/meta/whoami')
const who = await oauth.protectedResourceRequest(
  tokens.access_token, 'GET', whoami, undefined, undefined, insecure)
assert.equal((await who.json()).email, 'ana@example.com')

const refreshed = await oauth.processRefreshTokenResponse(server, client,
  await oauth.refreshTokenGrantRequest(server, client, secret, tokens.refresh_token, insecure),
  lenient)
assert.notEqual(refreshed.refresh_token, tokens.refresh_token)

const old = await fetch(whoami, { headers: { authorization: 'Bearer ' + tokens.access_token } })
assert.equal(old.status, 401)

const denied = await click(url, { decision: 'deny' })
assert.throws(() => oauth.validateAuthResponse(server, client, denied, state),
  (error) => error.error === 'access_denied')
console.log('ok')
