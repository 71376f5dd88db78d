// Loaded before airtable-mcp-server, which knows one address of Airtable only: sends what it asks
// there to AIRTABLE_AT.
const airtable = 'https://api.airtable.com';
const { fetch } = globalThis;
globalThis.fetch = (address, options) =>
  fetch(String(address).replace(airtable, process.env.AIRTABLE_AT), options);
