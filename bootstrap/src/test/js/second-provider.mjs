// An OAuth server that knows nothing of Enlace; ends when its standard input is closed.
import { createRequire } from 'node:module'
import { createServer } from 'node:http'
import { pathToFileURL } from 'node:url'

const require = createRequire(process.env.NPM_ROOT + '/package.json')
const { Provider } = await import(pathToFileURL(require.resolve('oidc-provider')).href)

const server = createServer()
await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
const issuer = `http://127.0.0.1:${server.address().port}`

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: process.env.CLIENT_ID,
      client_secret: process.env.CLIENT_SECRET,
      redirect_uris: [process.env.REDIRECT_URI],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic'
    }
  ],
  pkce: { required: () => true },
  cookies: { keys: ['cookie-key-of-a-test'] },
  claims: { openid: ['sub'], email: ['email'] },
  features: { devInteractions: { enabled: true }, revocation: { enabled: true } },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@notes.example` }) })
})
server.on('request', provider.callback())
console.log(`listening on ${issuer}`)

process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
