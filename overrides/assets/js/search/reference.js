// The place in a document that a query names: "II.2.1", "mục 1.3", "khẩu hiệu số 7". Pure.

import { spell } from "./spelling.js";

/**
 * @typedef {object} Reference - the parts of a provision's id that a query gives, "" where it is silent
 * @property {string} section - "ii"
 * @property {string} inside - "1-3" of "mục 1.3"
 * @property {string} point - "g2" of a second dash, "d2" of a second paragraph
 * @property {boolean} slogan
 * @property {string} document - "113", where a document is named
 * @property {string} id - the whole of it, where it is an address that was pasted
 * @property {string} address - then its document, "2025/113-kh-ldld"
 */

const SECTIONS = ["phan", "section", "part"];
const SLOGANS = ["cau khau hieu", "khau hieu", "slogan"];
const DASHES = ["gach dau dong", "point"];
const PARAGRAPHS = ["doan", "paragraph"];
const OTHERS = ["tieu muc", "muc", "item", "diem", "clause", "khoan", "y"];
const NOUNS = [...SECTIONS, ...SLOGANS, ...DASHES, ...PARAGRAPHS, ...OTHERS].join("|");
const STEP = new RegExp(
  `^(?:(${NOUNS}) )?(so |thu |no )?(?:([ivx]+)(?:[. ](?=\\d))?)?(\\d+(?:\\.\\d+)?)?(?:[ ,]+(?:cua |trong |thuoc |of |in )?|$)`,
);
const DOCUMENT =
  /(?:^|[, ]+)(?:ke hoach|kh|plan)(?: so| no)? (\d+)(?:\/\S*[^, ])?(?:,? (?:ngay|dated) [^,]+)?(?:[, ]+|$)/;
const RECIPIENTS = /^(?:noi nhan|recipients)[, ]+/;
/** An id as it stands in addresses: "ii-1-1-g2". */
const ID = /^([ivx]+)((?:-\d+)*)(?:-([gd]\d+))?$/;
/** @type {Reference} */
const NOWHERE = {
  section: "",
  inside: "",
  point: "",
  slogan: false,
  document: "",
  id: "",
  address: "",
};
const ORDINALS = [
  "mot hai ba bon nam sau bay tam chin muoi",
  "one two three four five six seven eight nine ten",
];
const SPOKEN = new Map([
  ["nhat", "1"],
  ["nhi", "2"],
  ["tu", "4"],
  ...ORDINALS.flatMap((listed) =>
    listed.split(" ").map((word, at) => /** @type {const} */ ([word, String(at + 1)])),
  ),
]);
const ROMANS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/**
 * The place that a query names and nothing else, or null.
 *
 * @param {string} query
 * @returns {Reference | null}
 */
export function referenceOf(query) {
  const place = { ...NOWHERE };
  const typed = query.trim().toLowerCase();
  if (/^\S*[/#]\S*$/.test(typed)) return { ...place, ...addressed(typed) };
  const [, section = "", inside = "", point = ""] = ID.exec(typed) ?? [];
  if (inside || point) return { ...place, section, inside: inside.slice(1), point };
  const [before = "", document = "", after = ""] = plain(query).split(DOCUMENT);
  let rest = before || after;
  if (!rest || /^(\d+|[a-z])$/.test(rest)) return null;
  if (RECIPIENTS.test(rest)) {
    place.section = "noi-nhan";
    rest = rest.replace(RECIPIENTS, "");
  }
  while (rest) {
    const [step = "", noun = "", counted = "", numeral = "", number = ""] = STEP.exec(rest) ?? [];
    if (!step || !(numeral || number) || (counted && !noun && !numeral)) return null;
    rest = rest.slice(step.length);
    if (!note(place, noun, numeral, number)) return null;
  }
  return { ...place, document };
}

/**
 * The id that an address ends with, and the document in it.
 *
 * @param {string} address
 */
function addressed(address) {
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
 * Bare letters, one space between words, numbers in figures: "phần thứ hai" is "phan thu 2".
 *
 * @param {string} query
 */
function plain(query) {
  const said = query
    .toLowerCase()
    .replace(/\s*[›>:;()]+\s*/g, ", ")
    .replace(/(?: là gì)?[,.?\s]*$/, "")
    .replace(/^[, ]+/, "")
    .split(/\s+/);
  const bare = said.map((word) => spell(word.normalize("NFC")).bare);
  return bare
    .map((word, at) =>
      at ? word.replace(/^[a-z]+/, (spoken) => SPOKEN.get(spoken) ?? spoken) : word,
    )
    .join(" ")
    .replace(/^([ivx]+) (\d) (\d)$/, "$1 $2.$3");
}

/**
 * Add a step to the place; false where it does not go with the others.
 *
 * @param {Reference} place
 * @param {string} noun
 * @param {string} numeral
 * @param {string} number
 */
function note(place, noun, numeral, number) {
  const isSection = SECTIONS.includes(noun);
  const section = numeral || (isSection ? (ROMANS[Number(number)] ?? "") : "");
  if (section) {
    if (place.section) return false;
    place.section = section;
  }
  if (!number || (isSection && !numeral)) return true;
  if (DASHES.includes(noun)) place.point = `g${number}`;
  else if (PARAGRAPHS.includes(noun)) place.point = `d${number}`;
  else return enter(place, number.replace(".", "-"), SLOGANS.includes(noun));
  return true;
}

/**
 * An item and a clause in it name one place, two items don't.
 *
 * @param {Reference} place
 * @param {string} inside
 * @param {boolean} slogan
 */
function enter(place, inside, slogan) {
  const [longer, shorter] = [inside, place.inside].sort((one, other) => other.length - one.length);
  if (place.inside && !longer?.startsWith(`${shorter}-`)) return false;
  place.inside = longer ?? inside;
  place.slogan = place.slogan || slogan;
  return true;
}

/**
 * Whether a provision is at the place.
 *
 * @param {Reference} place
 * @param {{id: string, kind: string, document: string, address: string}} provision
 */
export function isAt(place, { id, kind, document: title, address }) {
  const { section, inside, point, slogan, document } = place;
  if (place.id) return id === place.id && address.includes(place.address);
  if (slogan ? kind !== "slogan" : kind === "slogan" && !section) return false;
  if (document && !title.split(/\D+/).includes(document)) return false;
  const ending = [inside, point].filter(Boolean).join("-");
  return section
    ? id === [section, ending].filter(Boolean).join("-")
    : /^[ivx]+-/.test(id) && id.replace(/^[ivx]+-/, "") === ending;
}
