// Asks an index in a folder: `node ask.js FOLDER WORDS QUERIES [LOST [HERE [INSIDE]]]`, the files of the site
// below FOLDER, the path of the words, queries as JSON; files whose paths match LOST can't be loaded,
// the document HERE is being read, and only INSIDE is asked.

import { readFileSync, writeSync } from "node:fs";
import { indexAt } from "../../overrides/assets/js/search/backend/index.js";

const [, , folder, words = "", queries = "[]", lost = "^$", here = "", inside = ""] = process.argv;
const ROOT = "https://portal.example/";

globalThis.fetch = async (address) => {
  const path = String(address).replace(ROOT, "");
  if (new RegExp(lost).test(path)) throw new TypeError("lost");
  return new Response(readFileSync(`${folder}/${path}`));
};

const index = indexAt(ROOT + words);
const replies = [];
for (const query of JSON.parse(queries)) {
  const reply = await index.answer(query, () => true, { here, inside });
  const { answer, missing } = reply.completeness;
  const found = reply.answers.map(({ record }) => record.address);
  replies.push({ found, answer, missing, isCut: reply.isCut, isPartial: reply.isPartial });
}
let rest = Buffer.from(`${JSON.stringify(replies)}\n`);
while (rest.length) rest = rest.subarray(writeSync(1, rest)); // a pipe takes it in parts
process.exit(0); // without waiting for what would tell of a late answer
