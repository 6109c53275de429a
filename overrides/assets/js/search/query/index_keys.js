// What to ask the index for a reference. Pure.

import { typeNames } from "./document_name.js";
import { LAST, numeralValue } from "./steps.js";

/** @typedef {import("./reference.js").Reference} Reference */

/** The key of the records of the documents themselves. */
export const DOCUMENT_KEY = "zydocument";
/** What each kind of level may be called in the index, by the kinds of provisions. */
const INDEXED = /** @type {Record<string, string>} */ ({
  "": "section item clause point slogan",
  phan: "section part division",
  chuong: "chapter",
  dieu: "article",
  khoan: "clause item slogan",
  muc: "item clause section division subdivision slogan",
  tieu: "subdivision clause item slogan",
  diem: "point clause item bullet slogan",
  y: "bullet point clause item slogan",
  gach: "bullet",
  doan: "paragraph",
  slogan: "slogan",
  bang: "table",
  note: "note",
  annex: "annex",
  mau: "annex",
  bieu: "annex",
  sign: "signature",
});

/**
 * What the index has for a provision that a reference may name, as records.py writes it: one of
 * each list.
 *
 * @param {Reference} reference
 * @returns {string[][]}
 */
export function indexKeys({ steps: named, isBare, document, type, year, id, address }) {
  // Of what is the last, and of rows, the index has no number.
  const steps = named.filter(({ kind, number }) => number !== LAST && kind !== "dong");
  const [number] = /^\d+/.exec(document || (address.split("/")[1] ?? "")) ?? [];
  const inId = id.split("-").map((piece) => piece.replace(/^[a-z](?=\d)/, ""));
  const numbers = id
    ? inId.filter((piece) => /^(?:\d+|[ivxlc]+|dd|[a-z])$/.test(piece))
    : steps.flatMap((step) => step.number.split("."));
  const own = steps.flatMap(({ kind, number: printed }) => {
    const last = formsOf(printed.split(".").pop() ?? "", isBare);
    return (INDEXED[kind] ?? "").split(" ").flatMap((name) => last.map((one) => `zy${name}${one}`));
  });
  return [
    ...(own.length ? [own] : []),
    ...numbers.map((one) => formsOf(one, isBare).map((form) => `zz${form}`)),
    ...(number ? [[`zx${Number(number)}`]] : []),
    ...(id || named.length ? [] : documentKeys(type, year)),
  ];
}

/**
 * What the index has for the records of the documents of a type and a year, where these are named.
 *
 * @param {string} type
 * @param {string} year
 */
function documentKeys(type, year) {
  const types = typeNames(type).map((name) => `zt${name.replace(/ /g, "")}`);
  return [[DOCUMENT_KEY], ...(types.length ? [types] : []), ...(year ? [[`zv${year}`]] : [])];
}

/**
 * A number as the index has it.
 *
 * @param {string} number
 * @param {boolean} isBare
 */
function formsOf(number, isBare) {
  if (isBare && number === "d") return ["d", "dd"];
  const value = /^(?:\d+|[ivxlc]+)$/.test(number) ? numeralValue(number) : Number.NaN;
  return [Number.isNaN(value) ? number : String(value)];
}
