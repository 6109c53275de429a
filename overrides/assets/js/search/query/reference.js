// References to provisions in queries: "II.2.1", "điểm đ khoản 2 Điều 4", "phụ lục I". Pure.

import { spell } from "../text/spelling.js";
import { documentNamed, isOfDocument } from "./document_name.js";
import { isDigits, LAST, levelOf, normalise, numeralValue, stepsOf } from "./steps.js";

/** @typedef {import("./steps.js").Step} Step */
/**
 * @typedef {object} Reference
 * @property {Step[]} steps - in any order
 * @property {string} words - the name of a level without a number: "quy che"
 * @property {boolean} isBare - whether it has no marks at all, so that d may be đ
 * @property {boolean} isExact - whether it can mean nothing but numbered levels
 * @property {string} document - number of the document: "113", "47/qd-ldld"
 * @property {string} type - its type: "ke hoach", "kh"
 * @property {string} year - its year: "2025"
 * @property {string} id - the whole id, where the query is an address
 * @property {string} address - then its document: "2025/113-kh-ldld"
 */

/** Other kinds that a kind in a query may mean; "" is a number alone, as 1.1 is often cited. */
const MEANT = /** @type {Record<string, string[]>} */ ({
  "": ["phan", "muc", "tieu", "khoan", "diem", "slogan"],
  phan: ["division"],
  muc: ["", "tieu", "division"],
  tieu: ["", "muc"],
  diem: ["", "muc", "tieu", "gach"],
  gach: ["diem"], // as English calls it
  y: ["gach", "diem", "muc", "tieu", "khoan"],
  khoan: ["", "muc", "tieu"],
  mau: ["bieu"],
});
/** Kinds that a slogan may be called beside the section that it is in. */
const LOOSE = ["muc", "khoan", "diem", "tieu"];
/** Kinds numbered in either way, so that "phần 4" is IV. */
const EITHER = ["phan", "chuong", "annex", "bieu"];
const CONNECTORS =
  /(^|[ ,])(?:ban hanh kem theo|kem theo|issued with|attached to|cua|trong|thuoc|tai|of|in|the)(?=[ ,]|$)/g;
/** A symbol alone, which is no address: "47/QĐ-LĐLĐ", "01/2026/QĐ-CĐCS". */
const SYMBOL = /^\d+\p{L}?\/(?:\d{4}\/)?\p{L}[^/#]*$/u;
/** An id as in addresses: "ii-1-1-g2". */
const ID = /^[a-z]+(?:-[a-z0-9]+)*-(?:[a-z]?\d+|[ivxlc]+|dd|[a-z])$/;
/** @type {Reference} */
export const EMPTY = {
  steps: [],
  words: "",
  isBare: false,
  isExact: false,
  document: "",
  type: "",
  year: "",
  id: "",
  address: "",
};
/**
 * The reference that a query consists of, or null where it has none, or numbers that name no place.
 *
 * @param {string} query
 * @returns {Reference | null}
 */
export function parseReference(query) {
  const typed = query.trim().toLowerCase();
  const [url] = /https?:\/\/\S+/.exec(typed) ?? [];
  if (url || (/^\S*[/#]\S*$/.test(typed) && !SYMBOL.test(typed)))
    return { ...EMPTY, ...parseAddress(url ?? typed) };
  if (ID.test(typed)) return { ...EMPTY, id: typed };
  const plain = normalise(query);
  const { name, rest } = documentNamed(plain);
  if (!rest && name.document) return { ...EMPTY, ...name };
  if (!rest || /^(\d+|[a-z])$/.test(rest)) return null;
  const { steps, words } = stepsOf(rest.replace(CONNECTORS, "$1"));
  if (!isPlace(steps) || (!steps.some(({ kind }) => kind) && words)) return null;
  const isBare = spell(query.normalize("NFC")).letters.every((letter) => letter.length === 1);
  const isExact =
    !words &&
    steps.some(({ kind }) => kind) &&
    steps.every(
      ({ kind, number }) =>
        isDigits(number) ||
        query.includes(number.toUpperCase()) ||
        (kind === "diem" && steps.length > 1),
    );
  return { ...EMPTY, ...name, steps, words, isBare, isExact };
}

/**
 * The last id in an address, and its document.
 *
 * @param {string} address
 */
function parseAddress(address) {
  const parts = address
    .replace(/\?[^#]*/, "")
    .split(/[/#]+/)
    .filter(Boolean);
  const year = parts.findIndex((part) => /^\d{4}$/.test(part));
  const document = year < 0 ? "" : parts.slice(year, year + 2).join("/");
  const id = parts[parts.length - 1] ?? "";
  return { id: document.endsWith(`/${id}`) ? document : id, address: document };
}

/**
 * Whether these levels can be one place: no two of a kind, unless one is inside the other.
 *
 * @param {Step[]} steps
 */
function isPlace(steps) {
  const isClash = steps.some(({ kind, number }, at) =>
    steps
      .slice(0, at)
      .some(
        (other) =>
          other.kind === kind &&
          isDigits(other.number) === isDigits(number) &&
          kind !== "gach" &&
          !`${number}.`.startsWith(`${other.number}.`) &&
          !`${other.number}.`.startsWith(`${number}.`),
      ),
  );
  return steps.length > 0 && !isClash;
}

/**
 * Whether a provision is what a reference names: its own level, and each other level around it.
 *
 * @param {Reference} reference
 * @param {{id: string, document: string, address: string, place: string, within: string}} provision
 */
export function isReferredTo(reference, { id, document, address, place, within }) {
  if (reference.id) return id === reference.id && address.includes(reference.address);
  const title = normalise(document);
  if (!isOfDocument(reference, { document, address })) return false;
  if (!place) return !reference.steps.length && Boolean(reference.document);
  const levels = place.split(" › ").map(normalise);
  const printed = levels.map(levelOf);
  return (
    isNamed(reference.words, levels, title, within) &&
    isFound(reference, reference.steps, printed, printed.length - 1)
  );
}

/**
 * Of provisions that a reference to the last of its kind may mean, the last below each other level.
 *
 * @template {{address: string, place: string}} P
 * @param {Reference} reference
 * @param {P[]} provisions
 */
export function lastOf({ steps }, provisions) {
  if (!steps.some(({ number }) => number === LAST)) return provisions;
  const above = (/** @type {P} */ { address, place }) =>
    `${/\d{4}\/[^/]+/.exec(address)}${place.replace(/[^›]*$/, "")}`;
  const last = new Map(provisions.map((one) => [above(one), one]));
  return provisions.filter((one) => last.get(above(one)) === one);
}

/**
 * Whether the words beside the numbers name a level, perhaps with its title, or the document's type.
 *
 * @param {string} words
 * @param {string[]} levels
 * @param {string} document
 * @param {string} within
 */
function isNamed(words, levels, document, within) {
  if (!words || document.startsWith(`${words} `)) return true;
  const level = levels.find((one) => words === one || words.startsWith(`${one} `));
  const title = /^(?:phan|muc|chuong|section|part) ((?:[a-z]+ )+[a-z]+)$/.exec(words)?.[1];
  const named = level === undefined ? title : words.slice(level.length).trim();
  return named !== undefined && normalise(within).replace(/,/g, "").includes(named);
}

/**
 * Whether each step is another one of the printed levels, the innermost of which is among them.
 *
 * @param {Reference} reference
 * @param {Step[]} steps
 * @param {Step[]} printed
 * @param {number} innermost - the level that must be among them; -1 once it is
 * @returns {boolean}
 */
function isFound(reference, steps, printed, innermost) {
  const [step, ...others] = steps;
  if (!step) return innermost < 0;
  return printed.some((level, at) => {
    if (!isMeant(step, level, reference)) return false;
    const left = printed.map((one, index) => (index === at ? { kind: "-", number: "" } : one));
    return isFound(reference, others, left, at === innermost ? -1 : innermost);
  });
}

/**
 * @param {Step} step
 * @param {Step} level
 * @param {Reference} reference
 */
function isMeant({ kind, number }, level, { steps, isBare }) {
  const isSectionByItem = kind === "muc" && level.kind === "phan" && !isDigits(number);
  const isItemBySection = kind === "phan" && level.kind === "muc" && isDigits(number) && steps[1];
  const isSubsection = kind === "phan" && level.kind === "tieu" && number.includes(".");
  const isSlogan = level.kind === "slogan" && steps.length > 1 && LOOSE.includes(kind);
  const isKind =
    kind === level.kind ||
    MEANT[kind]?.includes(level.kind) ||
    isSectionByItem ||
    isItemBySection ||
    isSubsection ||
    isSlogan;
  if (!isKind || !level.number) return false;
  if (number === LAST) return true;
  if (!kind && level.kind === "diem" && isDigits(number)) return false;
  if (number === level.number || (isBare && number === "d" && level.number === "dd")) return true;
  const isEither = EITHER.includes(level.kind) && EITHER.includes(kind);
  return (
    isEither &&
    isDigits(number) !== isDigits(level.number) &&
    numeralValue(number) === numeralValue(level.number)
  );
}
