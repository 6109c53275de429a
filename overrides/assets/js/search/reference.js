// The place in a document that a query names: "II.2.1", "mục 1.3", "khẩu hiệu số 7". Pure.

import { spell } from "./spelling.js";

/**
 * @typedef {object} Reference - the parts of a provision's id that a query gives, "" where it is silent
 * @property {string} section - "ii"
 * @property {string} inside - "1-3" of "mục 1.3"
 * @property {string} point - "g2" of a second dash, "d2" of a second paragraph
 * @property {boolean} slogan
 */

const NOUNS =
  "phan|section|part|tieu muc|muc|item|diem|clause|point|khoan|y|khau hieu|slogan|gach dau dong|doan|paragraph";
const STEP = new RegExp(
  `^(?:(${NOUNS}) )?(?:so |thu |no )?(?:([ivx]+)(?:[. ](?=\\d))?)?(\\d+(?:\\.\\d+)?)?(?:[ ,]+(?:cua |trong |thuoc |of |in )?|$)`,
);
const ORDINALS = "mot hai ba bon nam sau bay tam chin muoi".split(" ");
const SPOKEN = new Map([
  ["nhat", "1"],
  ["nhi", "2"],
  ["tu", "4"],
  ...ORDINALS.map((word, at) => /** @type {[string, string]} */ ([word, String(at + 1)])),
]);
const ROMANS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/**
 * The place that a query names and nothing else, or null.
 *
 * @param {string} query
 * @returns {Reference | null}
 */
export function referenceOf(query) {
  let rest = plain(query);
  const place = { section: "", inside: "", point: "", slogan: false };
  if (!rest || /^(\d+|[a-z])$/.test(rest)) return null;
  while (rest) {
    const [step = "", noun = "", numeral = "", number = ""] = STEP.exec(rest) ?? [];
    if (!step || !(numeral || number)) return null;
    rest = rest.slice(step.length);
    note(place, noun, numeral, number);
  }
  return place;
}

/**
 * Bare letters, one space between words, numbers in figures: "phần thứ hai" is "phan thu 2".
 *
 * @param {string} query
 */
function plain(query) {
  const said = query
    .toLowerCase()
    .replace(/[.)\s]+$/, "")
    .trim()
    .split(/\s+/)
    .map((word) => spell(word).bare);
  return said.map((word, at) => (at ? (SPOKEN.get(word) ?? word) : word)).join(" ");
}

/**
 * @param {Reference} place
 * @param {string} noun
 * @param {string} numeral
 * @param {string} number
 */
function note(place, noun, numeral, number) {
  const isSection = ["phan", "section", "part"].includes(noun);
  if (numeral) place.section = numeral;
  else if (isSection && ROMANS[Number(number)]) place.section = ROMANS[Number(number)] ?? "";
  if (!number || (isSection && !numeral)) return;
  if (noun === "gach dau dong") place.point = `g${number}`;
  else if (noun === "doan" || noun === "paragraph") place.point = `d${number}`;
  else place.inside = number.replace(".", "-");
  if (noun === "khau hieu" || noun === "slogan") place.slogan = true;
}

/**
 * Whether a provision is at the place.
 *
 * @param {Reference} place
 * @param {{id: string, kind: string}} provision
 */
export function isAt({ section, inside, point, slogan }, { id, kind }) {
  if (slogan ? kind !== "slogan" : kind === "slogan" && !section) return false;
  const ending = [inside, point].filter(Boolean).join("-");
  return section
    ? id === [section, ending].filter(Boolean).join("-")
    : /^[ivx]+-/.test(id) && id.replace(/^[ivx]+-/, "") === ending;
}
