// What the scripts share: the packages under tools/npm, and a person who clicks.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import assert from 'node:assert/strict'

export const base = process.env.SANDBOX
export const redirectUri = 'http://127.0.0.1:9/callback'

const require = createRequire(process.env.NPM_ROOT + '/package.json')

export function load(name) {
  return import(pathToFileURL(require.resolve(name)).href)
}

/** Answers the authorize page; gives the URL that the browser would be sent to. */
export async function click(url, form = { decision: 'allow' }) {
  const page = await fetch(url)
  assert.equal(page.status, 200, await page.clone().text())
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual'
  })
  assert.equal(answer.status, 302, await answer.clone().text())
  return new URL(answer.headers.get('location'))
}
