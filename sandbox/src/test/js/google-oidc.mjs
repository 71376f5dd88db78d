// oauth4webapi as a strict OpenID Connect client: discovery, iss, nonce, signature, revocation.
import assert from 'node:assert/strict'
import { base, click, load, redirectUri } from './support.mjs'

const oauth = await load('oauth4webapi')
const insecure = { [oauth.allowInsecureRequests]: true }
const issuer = new URL(base + '/accounts.google.com')
const server = await oauth.processDiscoveryResponse(issuer,
  await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...insecure }))
assert.equal(server.authorization_response_iss_parameter_supported, true)
const client = { client_id: 'sandbox-google' }
const secret = oauth.ClientSecretPost('sandbox-google-secret')

const verifier = oauth.generateRandomCodeVerifier()
const state = oauth.generateRandomState()
const nonce = oauth.generateRandomNonce()
const url = new URL(server.authorization_endpoint)
url.search = new URLSearchParams({
  client_id: client.client_id,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid email profile https://www.googleapis.com/auth/calendar',
  access_type: 'offline',
  prompt: 'consent',
  state,
  nonce,
  code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  code_challenge_method: 'S256'
})

const back = await click(url, { decision: 'allow', account: 'bob' })
const params = oauth.validateAuthResponse(server, client, back, state)
const response = await oauth.authorizationCodeGrantRequest(
  server, client, secret, params, redirectUri, verifier, insecure)
const tokens = await oauth.processAuthorizationCodeResponse(
  server, client, response, { expectedNonce: nonce, requireIdToken: true })
await oauth.validateApplicationLevelSignature(server, response, insecure)
const { sub } = oauth.getValidatedIdTokenClaims(tokens)

const person = await oauth.processUserInfoResponse(server, client, sub,
  await oauth.userInfoRequest(server, client, tokens.access_token, insecure))
assert.equal(person.email, 'bob@example.com')

const refreshed = await oauth.processRefreshTokenResponse(server, client,
  await oauth.refreshTokenGrantRequest(server, client, secret, tokens.refresh_token, insecure))
assert.equal(refreshed.refresh_token, undefined)

await oauth.processRevocationResponse(
  await oauth.revocationRequest(server, client, secret, tokens.refresh_token, insecure))
const dead = await oauth.refreshTokenGrantRequest(
  server, client, secret, tokens.refresh_token, insecure)
await assert.rejects(oauth.processRefreshTokenResponse(server, client, dead),
  (error) => error.error === 'invalid_grant')

const foreign = new URL(back)
foreign.searchParams.set('iss', 'https://issuer.example.com')
assert.throws(() => oauth.validateAuthResponse(server, client, foreign, state))
console.log('ok')
