// Reads a request a line, {json, toon, delimiter}, and answers each in a line: whether the
// reference implementation reads the TOON as the JSON's data, and whether it writes the same.
import {createInterface} from 'node:readline';

const {decode, encode} = await import(process.env.TOON);

// JSON's equality: members in any order, 0 and -0 the same
function difference(a, b, at = '$') {
  if (a === b) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return `${at}: ${JSON.stringify(a)} is ${JSON.stringify(b)}`;
  }
  const names = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || names.length !== Object.keys(b).length) {
    return `${at}: another shape`;
  }
  for (const name of names) {
    if (!Object.hasOwn(b, name)) return `${at}: ${JSON.stringify(name)} is missing`;
    const found = difference(a[name], b[name], `${at}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

function judge({json, toon, delimiter}) {
  const data = JSON.parse(json);
  const verdict = {wrong: null, written: encode(data, {delimiter})};
  try {
    verdict.wrong = difference(data, decode(toon));
  } catch (error) {
    verdict.wrong = String(error);
  }
  return verdict;
}

for await (const line of createInterface({input: process.stdin})) {
  process.stdout.write(JSON.stringify(judge(JSON.parse(line))) + '\n');
}
