// airtable.js 0.12.2 does all that it can through a connection's proxy; each line printed stands in
// docs/airtable-js.md.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(process.env.NPM_ROOT + '/package.json')
const { default: Airtable } = await import(pathToFileURL(require.resolve('airtable')).href)

const airtable = new Airtable({ endpointUrl: process.env.PROXY, apiKey: process.env.ENLACE_KEY })
const contacts = airtable.base('appSandboxCRM0001')('Contacts')
const tasks = airtable.base('appSandboxPrj0001')('Tasks')

async function run(call, check) {
  await check()
  console.log(call)
}

await run('select().eachPage()', async () => {
  let pages = 0
  const names = []
  await contacts
    .select({ fields: ['Name', 'Age'], sort: [{ field: 'Age', direction: 'desc' }] })
    .eachPage((records, next) => {
      pages += 1
      names.push(...records.map((record) => record.get('Name')))
      next()
    })
  assert.equal(pages, 3)
  assert.equal(new Set(names).size, 250)
})
await run('select().all()', async () => {
  const all = await contacts.select({ pageSize: 100 }).all()
  assert.equal(new Set(all.map((record) => record.id)).size, 250)
})
await run('select().firstPage()', async () => {
  const some = await contacts
    .select({ view: 'Customers only', filterByFormula: 'AND({VIP}, NOT({Age} < 30))', maxRecords: 5 })
    .firstPage()
  assert.ok(some.length > 0 && some.length <= 5)
})
await run('select({ cellFormat, timeZone, userLocale })', async () => {
  const [text] = await contacts
    .select({ cellFormat: 'string', timeZone: 'Europe/Madrid', userLocale: 'es', maxRecords: 1 })
    .firstPage()
  assert.equal(typeof text.get('Age'), 'string')
})
await run('select() with a URL of 14,000 characters', async () => {
  const found = await contacts
    .select({ filterByFormula: `OR({Name} = 'Ada Contact 10', {Name} = '${'x'.repeat(13_500)}')` })
    .firstPage()
  assert.equal(found.length, 1)
})
await run('select() with a formula of 20,000 characters', async () => {
  const found = await contacts
    .select({ filterByFormula: `OR({Name} = 'Ada Contact 10', {Name} = '${'x'.repeat(20_000)}')` })
    .firstPage()
  assert.equal(found.length, 1)
})
await run('select({ method: POST }).eachPage()', async () => {
  let pages = 0
  await contacts.select({ method: 'post', fields: ['Name'] }).eachPage((records, next) => {
    pages += 1
    next()
  })
  assert.equal(pages, 3)
})

let made, many
await run('create(fields)', async () => {
  made = await tasks.create({ Title: 'from airtable.js', Effort: 3, Done: true })
  assert.equal(made.get('Effort'), 3)
})
await run('create([ten records])', async () => {
  many = await tasks.create(
    Array.from({ length: 10 }, (_, i) => ({ fields: { Title: `ñ ${i}`, Effort: i } })))
  assert.equal(many.length, 10)
  assert.equal(many[3].get('Title'), 'ñ 3')
})
await run('find(id)', async () => {
  const found = await tasks.find(made.id)
  assert.deepEqual(found.fields, { Title: 'from airtable.js', Effort: 3, Done: true })
})
await run('record.fetch()', async () => {
  await made.fetch()
  assert.equal(made.get('Effort'), 3)
})
await run('update(id, fields)', async () => {
  const changed = await tasks.update(made.id, { Effort: 5 })
  assert.deepEqual(changed.fields, { Title: 'from airtable.js', Effort: 5, Done: true })
})
await run('update([records])', async () => {
  const changed = await tasks.update(
    many.slice(0, 2).map((record) => ({ id: record.id, fields: { Effort: 9 } })))
  assert.ok(changed.every((record) => record.get('Effort') === 9 && record.get('Title')))
})
await run('update([records], { performUpsert })', async () => {
  const upserted = await tasks.update(
    [{ fields: { Title: 'Task 7', Effort: 1 } }], { performUpsert: { fieldsToMergeOn: ['Title'] } })
  assert.deepEqual(upserted.map((record) => record.id), ['recTask0000000007'])
})
await run('record.patchUpdate(fields)', async () => {
  await made.patchUpdate({ Effort: 6 })
  assert.equal(made.get('Effort'), 6)
  assert.equal(made.get('Done'), true)
})
await run('record.putUpdate(fields)', async () => {
  await made.putUpdate({ Effort: 7 })
  assert.deepEqual(made.fields, { Effort: 7 })
})
await run('replace(id, fields)', async () => {
  const replaced = await tasks.replace(made.id, { Effort: 8 })
  assert.deepEqual(replaced.fields, { Effort: 8 })
})
await run('replace([records])', async () => {
  const replaced = await tasks.replace(
    many.slice(0, 2).map((record) => ({ id: record.id, fields: { Title: 'again' } })))
  assert.deepEqual(replaced.map((record) => record.fields), [{ Title: 'again' }, { Title: 'again' }])
})
await run('destroy(id)', async () => {
  const gone = await tasks.destroy(made.id)
  assert.equal(gone.id, made.id)
})
await run('destroy([ids])', async () => {
  const gone = await tasks.destroy(many.slice(1).map((record) => record.id))
  assert.equal(gone.length, 9)
})
await run('record.destroy()', async () => {
  await many[0].destroy()
  await assert.rejects(tasks.find(many[0].id), (error) => error.statusCode === 404)
})
await run('errors: what is not there', async () => {
  await assert.rejects(
    contacts.find('recNothing0000001'), (error) => error.statusCode === 404)
})
await run('errors: what does not fit', async () => {
  await assert.rejects(
    tasks.create({ Nonsense: 1 }), (error) => error.statusCode === 422 && error.error.length > 0)
})
await run('errors: a key of nobody', async () => {
  const nobody = new Airtable({ endpointUrl: process.env.PROXY, apiKey: 'enl_key_of-nobody' })
  await assert.rejects(
    nobody.base('appSandboxPrj0001')('Tasks').find('recTask0000000001'),
    (error) => error.statusCode === 401)
})
await run('ten calls at once', async () => {
  const at = await Promise.all(
    Array.from({ length: 10 }, () => tasks.find('recTask0000000001')))
  assert.ok(at.every((record) => record.id === 'recTask0000000001'))
})
