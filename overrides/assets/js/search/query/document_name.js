// The document that a query names: "kế hoạch 113", "24 QĐ-LĐLĐ", "quyết định 47 năm 2025". Pure.

import { spell } from "../text/spelling.js";
import { normalise } from "./steps.js";

/**
 * @typedef {object} DocumentName
 * @property {string} document - its number: "113", "47/qd-ldld"; "" where none is named
 * @property {string} type - its type: "ke hoach", "kh"
 * @property {string} year - "2025"
 */

/** Stands for any type. */
const ANY = "vb";
/** The types of documents: the abbreviation in their symbols, and their names in queries. */
const TYPES = new Map(
  Object.entries({
    kh: ["ke hoach", "plan"],
    qd: ["quyet dinh", "decision"],
    hd: ["huong dan", "guideline"],
    bc: ["bao cao", "report"],
    tb: ["thong bao", "notice"],
    cv: ["cong van", "letter"],
    ctr: ["chuong trinh", "programme"],
    nq: ["nghi quyet", "resolution"],
    ct: ["chi thi", "directive"],
    kl: ["ket luan", "conclusion"],
    ttr: ["to trinh", "proposal"],
    qc: ["quy che", "regulation"],
    bb: ["bien ban", "minutes"],
    [ANY]: ["van ban", "document"],
  }).flatMap(([short, names]) =>
    [short, ...names].map((name) => /** @type {const} */ ([name, [short, ...names]])),
  ),
);
const TYPE = [...TYPES.keys()].join("|");
/** The year after a number; to `normalise` năm is five. */
const YEAR = "(?:,? (?:(?:nam|5) )?(?<year>(?:19|20)\\d\\d)(?![-./\\d]))?";
/** What a number may count instead: "kế hoạch 5 năm". */
const UNIT = "(?! (?:nam|5|thang|nguoi|don vi|ngay(?! \\d))(?![a-z\\d]))";
/** A document's number, with its type before it or a symbol after it, and what a citation adds. */
const NAME = new RegExp(
  `(?:^|[, ]+)(?:(?<type>${TYPE})(?: so| no)? (?<number>\\d+[a-z]?(?:/[^ ,]+)?)` +
    `|(?:so )?(?<symbol>\\d+[a-z]?(?:/[^ ,]*[a-z][^ ,]*| (?:${TYPE}|t?ldld|cd[a-z]*)-[a-z][^ ,]*)))` +
    `${YEAR}${UNIT}(?:,? (?:ngay|dated|of|cua) [^,]+)?(?=[, ]|$)`,
);
const SHORT = "kh|qđ|qd|hd|bc|tb|cv|ctr|nq|kl|ttr";
/** How symbols are typed otherwise: "14 / QĐ - LĐLĐ", "qđ14", "14qđ". */
const TIDIED = /** @type {const} */ ([
  [/(\d)\s*\/+\s*(?=\p{L})/gu, "$1/"],
  [/(\/\p{L}+)\s*[-–]+\s*(?=\p{L})/gu, "$1-"],
  [new RegExp(`(^|\\s)(${SHORT})(\\d+)(?=\\s|$)`, "giu"), "$1$2 $3"],
  [new RegExp(`(^|\\s)(\\d+)(${SHORT})(?=\\s|$)`, "giu"), "$1$3 $2"],
]);
const NO_NAME = { document: "", type: "", year: "" };

/**
 * What documents of a type may be called in the languages of the site; none for any type.
 *
 * @param {string} type
 */
export function typeNames(type) {
  const [short, ...names] = TYPES.get(type) ?? [];
  return short === ANY ? [] : names;
}

/**
 * The document that a normalised query names, and the query without its name.
 *
 * @param {string} plain
 */
export function documentNamed(plain) {
  const { type = "", number = "", symbol = "", year = "" } = NAME.exec(plain)?.groups ?? {};
  const document = number || symbol.replace(" ", "/");
  const rest = plain.replace(NAME, ",").replace(/^[, ]+|[, ]+$/g, "");
  return { name: document ? { document, type, year } : NO_NAME, rest: document ? rest : plain };
}

/**
 * A query with its symbols as they are printed.
 *
 * @param {string} query
 */
export function tidied(query) {
  return TIDIED.reduce(
    (one, [form, printed]) => one.replace(form, printed),
    query.normalize("NFC"),
  );
}

/**
 * The document that a query names, how it was typed, and the other words.
 *
 * @param {string} query
 * @returns {{name: DocumentName, typed: string, words: string}}
 */
export function splitName(query) {
  const typed = query.trim().split(/\s+/);
  const plain = typed.map(plainWord);
  const found = NAME.exec(plain.join(" "));
  const { name } = documentNamed(plain.join(" "));
  if (!found || !name.document) return { name: NO_NAME, typed: "", words: query };
  const before = plain.join(" ").slice(0, found.index).split(" ").filter(Boolean).length;
  const own = found[0].split(" ").filter(Boolean).length;
  const words = [...typed.slice(0, before), ...typed.slice(before + own)].join(" ");
  return { name, typed: typed.slice(before, before + own).join(" "), words };
}

/**
 * A word without marks, without leading zeros and without the signs around it.
 *
 * @param {string} word
 */
function plainWord(word) {
  const { bare } = spell(word.normalize("NFC").toLowerCase());
  return bare.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "").replace(/^0+(?=\d)/, "") || "-";
}

/**
 * The name of the document with an id: "2025/113-kh-ldld" is 113 of 2025.
 *
 * @param {string} id
 * @returns {DocumentName}
 */
export function nameOf(id) {
  const [, year = "", document = ""] = /^(\d{4})\/0*(\d+)/.exec(id) ?? [];
  return { document, type: "", year };
}

/**
 * Whether a provision or a document is of the document that is named.
 *
 * @param {DocumentName} name
 * @param {{document: string, address: string}} record
 */
export function isOfDocument({ document, type, year }, { document: name, address }) {
  if (!document) return true;
  const title = normalise(name);
  const symbol = title.split(" ").find((word) => /^\d/.test(word)) ?? "";
  const [, number = "", inNumber = ""] = /^(\d+[a-z]?)\/((?:19|20)\d\d)$/.exec(document) ?? [];
  const names = TYPES.get(type) ?? [];
  const isSymbol = document.includes("/") && symbol.startsWith(document);
  const isGeneric = !type || names[0] === ANY;
  const isNumber = symbol.split(/[^\da-z]/)[0] === (number || document);
  const isType = names.some((one) => title.startsWith(one) || symbol.includes(`/${one}`));
  const asked = inNumber || year;
  const isYear = !asked || (isSymbol && !year) || new RegExp(`(?:^|/)${asked}/`).test(address);
  return (isSymbol || isNumber) && isYear && (isType || isGeneric);
}
