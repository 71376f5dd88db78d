// airtable.js 0.12.2 pages through records, writes some, and sends long queries by POST.
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { base, load } from './support.mjs'

const { default: Airtable } = await load('airtable')
const airtable = new Airtable({
  endpointUrl: base + '/api.airtable.com',
  apiKey: 'sandbox-airtable-pat-ana',
  noRetryIfRateLimited: true
})

const contacts = airtable.base('appSandboxCRM0001')('Contacts')
const names = []
let pages = 0
await contacts
  .select({ fields: ['Name', 'Age'], sort: [{ field: 'Age', direction: 'desc' }] })
  .eachPage((records, next) => {
    pages += 1
    names.push(...records.map((record) => record.get('Name')))
    next()
  })
assert.equal(pages, 3)
assert.equal(new Set(names).size, 250)
await sleep(1100)

const customers = await contacts
  .select({ view: 'Customers only', filterByFormula: "AND({VIP}, NOT({Age} < 30))", pageSize: 50 })
  .firstPage()
assert.ok(customers.length > 0)
const long = `OR({Name} = 'Ada Contact 10', {Name} = '${'x'.repeat(15_500)}')`
const found = await contacts.select({ filterByFormula: long }).firstPage()
assert.equal(found.length, 1)
// it sends timeZone and userLocale in the query, where they are read, and in the body
const [asText] = await contacts
  .select({
    method: 'post', cellFormat: 'string', timeZone: 'Europe/Madrid', userLocale: 'es', maxRecords: 1
  })
  .firstPage()
assert.equal(typeof asText.get('Age'), 'string')
await assert.rejects(contacts.find('recNothing0000001'), (error) => error.statusCode === 404)
await sleep(1100)

const tasks = airtable.base('appSandboxPrj0001')('Tasks')
const [made] = await tasks.create([{ fields: { Title: 'from airtable.js', Effort: 3, Done: true } }])
const [changed] = await tasks.update([{ id: made.id, fields: { Effort: 5 } }])
assert.deepEqual(changed.fields, { Title: 'from airtable.js', Effort: 5, Done: true })
const replaced = await tasks.replace(made.id, { Effort: 8 })
assert.deepEqual(replaced.fields, { Effort: 8 })
const upserted = await tasks.update(
  [{ fields: { Title: 'Task 7', Effort: 1 } }], { performUpsert: { fieldsToMergeOn: ['Title'] } })
assert.deepEqual(upserted.map((one) => one.id), ['recTask0000000007'])
await tasks.destroy(made.id)
await sleep(1100)

const nobody = new Airtable({ endpointUrl: base + '/api.airtable.com', apiKey: 'sandbox-nobody' })
await assert.rejects(nobody.base('appSandboxPrj0001')('Tasks').find(made.id),
  (error) => error.statusCode === 401)
const flood = Array.from({ length: 8 }, () => tasks.find('recTask0000000001'))
const refused = (await Promise.allSettled(flood)).filter((one) => one.status === 'rejected')
assert.equal(refused.length, 3)
assert.ok(refused.every((one) => one.reason.statusCode === 429))
console.log('ok')
