// What a file or a text is known by, and what the lists of the published ones tell of it: digests.py
// in the browser.

/** Hexadecimal digits by which the lists know a digest. */
const DIGITS = 32;

/** What a copied text may lose or gain, and reads the same. */
const UNSEEN = /[\s\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** What is not seen, and changes the order in which letters are: 18 can be read as 81. */
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * @typedef {object} List - the digests that begin with the same digits
 * @property {Record<string, Record<string, string>>} names - of documents, by id and language
 * @property {Record<string, string[]>} found - addresses below the root, by the further digits
 */

/** @typedef {"file" | "text"} Kind - the bytes of a file, or words */

/**
 * @typedef {object} Place - where what was checked is from
 * @property {string} address - below the root
 * @property {string} document - the id of its document, "" for none
 * @property {Record<string, string>} names - what the document is called, by language
 * @property {string} day - of the earlier version that it is, "" for what is published now
 * @property {string} file - the name of a file, "" for words of a document
 */

/**
 * The letters of a text, composed, without spaces, line ends and unseen characters.
 *
 * @param {string} text
 */
export function normalized(text) {
  return text.normalize("NFC").replace(UNSEEN, "");
}

/**
 * Whether what is read of a text may not be what it says.
 *
 * @param {string} text
 */
export function turnsLetters(text) {
  return TURNING.test(text);
}

/**
 * The SHA-256 of bytes in hexadecimal digits. Rejects where the browser computes none.
 *
 * @param {BufferSource} bytes
 */
export async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A file's bytes as text, for a copy of a text that some program has changed around the words; null
 * for what is no text.
 *
 * @param {ArrayBuffer} bytes
 */
export function textOf(bytes) {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The encoding of a text: UTF-16 where it begins with the mark of it, as Notepad's "Unicode" does.
 *
 * @param {ArrayBuffer} bytes
 */
function encodingOf(bytes) {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

/**
 * Where a digest is from: what is published now, or what was earlier where there is nothing now.
 *
 * The lists have the digests of files and of words alike. A file can be made that has the digest of
 * published words, and no such file was ever published: so each is looked up among its own.
 *
 * @param {string} digest
 * @param {List} list - that of its first digits
 * @param {number} digits - how many these are
 * @param {Kind} kind - what the digest was computed of
 * @returns {Place[]}
 */
export function placesOf(digest, list, digits, kind) {
  const listed = list.found[digest.slice(digits, DIGITS)] ?? [];
  const places = listed
    .filter((address) => kindOf(address) === kind)
    .map((address) => placeOf(address, list));
  const current = places.filter(({ day }) => !day);
  return current.length ? current : places;
}

/**
 * What an address has: words are those of a page, or of what is named behind a "#".
 *
 * @param {string} address
 * @returns {Kind}
 */
function kindOf(address) {
  return /#|\/$/.test(address) ? "text" : "file";
}

/**
 * @param {string} address
 * @param {List} list
 * @returns {Place}
 */
function placeOf(address, list) {
  const document = /^(?:[a-z]{2,3}\/)?(\d{4}\/[^/]+)\//.exec(address)?.[1] ?? "";
  const day = /\/@([\d-]+)\//.exec(address)?.[1] ?? "";
  const file = decodeURIComponent(/[^/]+$/.exec(address.replace(/#.*/, ""))?.[0] ?? "");
  return { address, document, names: list.names[document] ?? {}, day, file };
}
