// The files of the index: what is loaded when, and read as what.

import assert from "node:assert/strict";
import { test } from "node:test";
import { engineOf, numbersOf } from "../../overrides/assets/js/search/backend/engine.js";
import { keyOf, shardOf } from "../../overrides/assets/js/search/text/keys.js";

const ADDRESS = "https://portal.example/assets/search/words.json";
const WORDS = ["đoàn", "đoạn", "constructor", "zyitem7"];

/** Two shards, and three files of texts, of which the first comes with the words. */
const DATA = {
  syllables: true,
  texts: "one two three",
  sizes: [2, 3, 1],
  preloaded: 1,
  shards: "s0 s1",
};

/** @type {Record<string, unknown>} */
const FILES = {
  s0: shard(0),
  s1: shard(1),
  two: {
    document: "Kế hoạch 7",
    issuer: "Công đoàn",
    records: [
      ["2024/7-kh/", "", "", "đầu"],
      ["2024/7-kh/i/#i-1", "Phần I", "trên", "lời", "tên"],
    ],
  },
};

/** @param {number} number */
function shard(number) {
  const own = WORDS.filter((word) => shardOf(keyOf(word, true), 2) === number);
  return Object.fromEntries(own.map((word) => [word, "AB"]));
}

/**
 * An engine whose network has these files, and the names of those that it has asked for.
 *
 * @param {Record<string, unknown>} files
 */
function engineWith(files) {
  /** @type {string[]} */
  const asked = [];
  globalThis.fetch = async (address) => {
    const name = String(address).replace(/.*search\/(.*)\.json/, "$1");
    asked.push(name);
    return name in files
      ? new Response(JSON.stringify(files[name]))
      : new Response("", { status: 404 });
  };
  return { engine: engineOf(ADDRESS, DATA), asked };
}

test("record numbers are gaps in digits of five bits", () => {
  assert.deepEqual(numbersOf(""), []);
  assert.deepEqual(numbersOf("AAB"), [0, 1, 3]);
  assert.deepEqual(numbersOf("fhA_fhgA"), [31, 64, 1088, 2113]);
});

test("a word is looked for in one shard, which is loaded once", async () => {
  const { engine, asked } = engineWith(FILES);
  assert.ok(engine.lacks(["đoàn"]));
  assert.deepEqual(await Promise.all(["đoàn", "đoán"].map(engine.find)), [[0, 2], []]);
  assert.ok(!engine.lacks(["đoán"]));
  assert.deepEqual(await engine.alike("doan"), ["đoàn", "đoạn"]);
  assert.equal(asked.length, 1);
});

test("a word that objects know of themselves is found only where a text has it", async () => {
  const { engine } = engineWith(FILES);
  assert.deepEqual(await engine.find("constructor"), [0, 2]);
  assert.deepEqual(await engine.find("valueof"), []);
});

test("what could not be loaded fails, and is asked for again", async () => {
  const { engine, asked } = engineWith({});
  await assert.rejects(engine.find("đoàn"), /404/);
  assert.ok(engine.lacks(["đoàn"]));
  await assert.rejects(engine.find("đoàn"), /404/);
  assert.equal(asked.length, 2);
});

test("records are numbered through all files of texts", async () => {
  const { engine } = engineWith(FILES);
  assert.deepEqual([engine.records, engine.preloaded], [6, 2]);
  assert.deepEqual([0, 1, 2, 4, 5].map(engine.pieceOf), [0, 0, 1, 1, 2]);
  assert.equal(engine.startOf(1), 2);
});

test("a file of texts is the records of a document", async () => {
  const { engine } = engineWith(FILES);
  assert.ok(!engine.hasRead(1));
  assert.deepEqual(await engine.read(1), [
    {
      id: "2024/7-kh",
      address: "2024/7-kh/",
      document: "Kế hoạch 7",
      issuer: "Công đoàn",
      status: "",
      place: "",
      within: "",
      text: "đầu",
      called: "",
    },
    {
      id: "i-1",
      address: "2024/7-kh/i/#i-1",
      document: "Kế hoạch 7",
      issuer: "Công đoàn",
      status: "",
      place: "Phần I",
      within: "trên",
      text: "lời",
      called: "tên",
    },
  ]);
  assert.ok(engine.hasRead(1));
});
