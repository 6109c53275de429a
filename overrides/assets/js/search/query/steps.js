// The numbered levels that a query or a place names: "điểm đ khoản 2 Điều 4". Pure.

import { spell } from "../text/spelling.js";

/**
 * @typedef {object} Step - a numbered level of a text: "Điều 4"
 * @property {string} kind - "dieu"; "" where only a number is given
 * @property {string} number - "4", "ii", "dd" for đ, "last"
 */

/** The kinds of levels as places name them, each with all its names in queries. */
const NAMES = {
  phan: ["phan", "section", "part"],
  chuong: ["chuong", "chapter"],
  dieu: ["dieu", "article", "art"],
  khoan: ["khoan", "clause"],
  muc: ["muc", "item"],
  y: ["y"],
  tieu: ["tieu muc", "subsection"],
  diem: ["diem", "point"],
  gach: ["gach dau dong", "bullet point", "bullet"],
  doan: ["doan", "paragraph"],
  slogan: ["cau khau hieu", "khau hieu", "slogan"],
  bang: ["bang", "table"],
  dong: ["dong", "row"],
  note: ["chu thich", "note", "footnote"],
  annex: ["phu luc", "appendix", "annex"],
  mau: ["mau", "bieu mau", "form"],
  bieu: ["bieu", "schedule"],
  sign: ["chu ky", "signature"],
};
const KINDS = new Map(
  Object.entries(NAMES).flatMap(([kind, names]) =>
    names.map((name) => /** @type {const} */ ([name, kind])),
  ),
);
const NOUNS = [...KINDS.keys()].sort((one, other) => other.length - one.length).join("|");
const ROMAN = "[ivxlc]+";
/** The number of a level that is the last of its kind. */
export const LAST = "last";
const PIECE = `(?:${ROMAN}|\\d+[a-z]?|dd|${LAST}|[a-z])`;
const STEP = new RegExp(
  `(^|[ ,|])(?:(${NOUNS}) )?(so |thu |no )?(${PIECE}(?:\\.${PIECE})*)(?=[ ,]|$)`,
);
const ORDINALS = [
  "mot hai ba bon nam sau bay tam chin muoi",
  "one two three four five six seven eight nine ten",
  "first second third fourth fifth sixth seventh eighth ninth tenth",
];
/** A level by its ordinal before it: "second bullet", "the 3rd slogan". */
const COUNTED = new RegExp(
  `(^|[ ,])(?:the )?(${ORDINALS[2]?.replace(/ /g, "|")}|\\d+(?=(?:st|nd|rd|th) ))(?:st|nd|rd|th)? (${NOUNS})(?=[ ,]|$)`,
  "g",
);
const NUMERALS = new Map([
  ["nhat", "1"],
  ["nhi", "2"],
  ["tu", "4"],
  ...ORDINALS.flatMap((listed) =>
    listed.split(" ").map((word, at) => /** @type {const} */ ([word, String(at + 1)])),
  ),
]);
const ROMANS = new Map([
  ["i", 1],
  ["v", 5],
  ["x", 10],
  ["l", 50],
  ["c", 100],
]);

/**
 * Without marks, single spaces, numerals as digits: "phần thứ hai" is "phan thu 2"; đ alone is dd.
 *
 * @param {string} text
 */
export function normalise(text) {
  const typed = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/(^|[^\p{L}])đ(?!\p{L})/gu, "$1dd")
    .replace(/\s*[›>:;]+\s*/g, ", ")
    .replace(/[()[\]]/g, " ")
    .replace(/(?: là gì)?[,.?\s]*$/, "")
    .replace(/^[, ]+/, "")
    .split(/\s+/);
  return typed
    .map((word) => spell(word).bare.replace(/^0+(?=\d)/, ""))
    .join(" ")
    .replace(COUNTED, "$1$3 $2")
    .split(" ")
    .map((word, at) =>
      at ? word.replace(/^[a-z]+/, (numeral) => NUMERALS.get(numeral) ?? numeral) : word,
    )
    .join(" ")
    .replace(/ (?:dau tien|mo dau)(?= |,|$)/g, " 1")
    .replace(/ (?:cuoi cung|sau cung|cuoi)(?= |,|$)/g, ` ${LAST}`)
    .replace(/^(?:the )?last ([a-z]+)/, `$1 ${LAST}`)
    .replace(/^([ivx]+) (\d) (\d)$/, "$1 $2.$3");
}

/**
 * The numbered levels of a place, and the words besides them.
 *
 * @param {string} plain
 */
export function stepsOf(plain) {
  /** @type {Step[]} */
  const steps = [];
  let rest = plain;
  for (let found = STEP.exec(rest); found; found = STEP.exec(rest)) {
    const [all, before = "", noun = "", ordinal = "", number = ""] = found;
    const kind = KINDS.get(noun) ?? "";
    const isListed = /,\s*$/.test(rest.slice(0, found.index + before.length));
    if (!kind && (ordinal || (isListed && /^\d+$/.test(number)))) return { steps: [], words: "" };
    steps.push(...split(kind, number));
    rest = `${rest.slice(0, found.index)}|${rest.slice(found.index + all.length)}`;
  }
  return { steps, words: rest.replace(/[,| ]+/g, " ").trim() };
}

/**
 * A number and those inside it: "II.2.1" is II and 2.1, "Điều 4.2.đ" is 4, 2 and đ.
 *
 * @param {string} kind
 * @param {string} number
 * @returns {Step[]}
 */
function split(kind, number) {
  const pieces = number.split(".");
  const [first = ""] = pieces;
  if (kind === "dieu") return pieces.map((one, at) => ({ kind: at ? "" : kind, number: one }));
  if (/^\d/.test(first) || pieces.length === 1 || kind === "diem") return [{ kind, number }];
  const inner = pieces
    .slice(1)
    .join(".")
    .replace(/\.(?=[a-z])/g, " ")
    .replace(/([a-z])\./g, "$1 ");
  const others = inner.split(" ").map((one) => ({ kind: "", number: one }));
  return [{ kind: kind || "phan", number: first }, ...others];
}

/**
 * A level of a place; what a chapter is divided into is no item or section, and a clause in an item,
 * 1.1, no clause of an article.
 *
 * @param {string} level
 * @param {number} at
 * @param {string[]} levels
 * @returns {Step}
 */
export function levelOf(level, at, levels) {
  const [step = { kind: level, number: "" }] = stepsOf(level).steps;
  const isDivision = /^(?:chuong|chapter) /.test(levels[at - 1] ?? "") && step.kind !== "dieu";
  if (isDivision) return { ...step, kind: "division" };
  const isInItem = step.kind === "khoan" && step.number.includes(".");
  return isInItem ? { ...step, kind: "tieu" } : step;
}

/** @param {string} number */
export function isDigits(number) {
  return /^\d/.test(number);
}

/**
 * The value of digits or a Roman numeral; "2" and "ii" are 2.
 *
 * @param {string} number
 */
export function numeralValue(number) {
  if (isDigits(number)) return Number(number);
  const values = [...number].map((letter) => ROMANS.get(letter) ?? Number.NaN);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}
