// The files of the index: which records have a word, and what the records say. Each is loaded once,
// when it is asked for; what could not be loaded is asked for again.

import { documentOf } from "../match/ranking.js";
import { keyOf, shardOf } from "../text/keys.js";

/** @typedef {import("../match/matching.js").SearchRecord} SearchRecord */
/**
 * @typedef {object} IndexData - as index.py writes it
 * @property {boolean} syllables
 * @property {string} texts - the names of the files of texts
 * @property {number[]} sizes - how many records each of them has
 * @property {number} preloaded - how many of them are loaded at once
 * @property {string} shards - the names of the files with the records of each word
 */
/** @typedef {[address: string, place?: string, within?: string, text?: string, called?: string]} Sent */
/** @typedef {{document: string, issuer?: string, status?: string, records: Sent[]}} SentTexts */
/** @typedef {{name: string, start: number, end: number}} Piece - a file with these records */
/**
 * @typedef {object} Engine
 * @property {number} records - how many records there are, numbered from the newest document on
 * @property {number} preloaded - how many of them are loaded at once
 * @property {(words: string[]) => boolean} lacks - whether it must load something to find them
 * @property {(word: string) => Promise<number[]>} find - the records with a word
 * @property {(word: string) => Promise<string[]>} alike - the words of the texts with the same key
 * @property {(record: number) => number} pieceOf - the file in which a record is
 * @property {(piece: number) => boolean} hasRead - whether a file is loaded
 * @property {(piece: number) => Promise<SearchRecord[]>} read - the records of a file
 * @property {(piece: number) => number} startOf - the number of a file's first record
 */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));

/**
 * @param {string} address - of the words, beside which all other files are
 * @param {IndexData} data
 * @returns {Engine}
 */
export function engineOf(address, { syllables, texts, sizes, preloaded, shards }) {
  const load = loaderAt(address);
  const pieces = piecesOf(texts, sizes);
  const names = shards.split(" ");
  const nameOf = (/** @type {string} */ word) =>
    names[shardOf(keyOf(word, syllables), names.length)] ?? "";
  const shardWith = (/** @type {string} */ word) =>
    load(nameOf(word), (/** @type {Record<string, string>} */ sent) => new Map(entriesOf(sent)));
  return {
    records: pieces[pieces.length - 1]?.end ?? 0,
    preloaded: pieces[preloaded - 1]?.end ?? 0,
    lacks: (words) => words.some((word) => !load.has(nameOf(word))),
    find: async (word) => (await shardWith(word)).get(word)?.() ?? [],
    alike: async (word) => {
      const key = keyOf(word, syllables);
      return [...(await shardWith(word)).keys()].filter((one) => keyOf(one, syllables) === key);
    },
    pieceOf: (record) => pieces.findIndex(({ end }) => record < end),
    hasRead: (piece) => load.has(pieces[piece]?.name ?? ""),
    startOf: (piece) => pieces[piece]?.start ?? 0,
    read: (piece) => load(pieces[piece]?.name ?? "", recordsOf),
  };
}

/**
 * The records of each word of a shard, which are read when they are first asked for.
 *
 * @param {Record<string, string>} sent
 * @returns {[string, () => number[]][]}
 */
function entriesOf(sent) {
  return Object.entries(sent).map(([word, gaps]) => {
    /** @type {number[] | undefined} */
    let numbers;
    return [
      word,
      () => {
        numbers = numbers ?? numbersOf(gaps);
        return numbers;
      },
    ];
  });
}

/**
 * Record numbers: of each the gap to the one before, in digits of five bits, of which those with 32
 * added go on.
 *
 * @param {string} gaps
 */
export function numbersOf(gaps) {
  const numbers = [];
  let [number, gap] = [-1, 0];
  for (const digit of gaps) {
    const value = VALUES.get(digit) ?? 0;
    gap = gap * 32 + (value % 32);
    if (value >= 32) continue;
    number += gap + 1;
    numbers.push(number);
    gap = 0;
  }
  return numbers;
}

/**
 * Loads files beside an address, each once, and reads them as something.
 *
 * @param {string} address
 */
function loaderAt(address) {
  /** @type {Map<string, Promise<any>>} */
  const files = new Map();
  /**
   * @template T
   * @param {string} name
   * @param {(sent: any) => T} read
   * @returns {Promise<T>}
   */
  const load = (name, read) => {
    const loading = files.get(name) ?? fetchJson(new URL(`${name}.json`, address).href).then(read);
    files.set(name, loading);
    loading.catch(() => files.delete(name));
    return loading;
  };
  return Object.assign(load, { has: (/** @type {string} */ name) => files.has(name) });
}

/** @param {string} address */
export async function fetchJson(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/**
 * @param {string} names
 * @param {number[]} sizes
 * @returns {Piece[]}
 */
function piecesOf(names, sizes) {
  let end = 0;
  return names.split(" ").map((name, at) => {
    const start = end;
    end += sizes[at] ?? 0;
    return { name, start, end };
  });
}

/**
 * The records of a file of texts, as postings.py writes them.
 *
 * @param {SentTexts} sent
 * @returns {SearchRecord[]}
 */
function recordsOf({ document, issuer = "", status = "", records }) {
  return records.map(([address, place = "", within = "", text = "", called = ""]) => {
    const id = address.split("#")[1] || documentOf({ address });
    return { id, address, document, issuer, status, place, within, text, called };
  });
}
