// References to provisions in queries: "II.2.1", "mục 1.3", "khẩu hiệu số 7". Pure.

import { spell } from "../text/spelling.js";

/**
 * @typedef {object} Reference - the parts of a provision's id that a query gives, else ""
 * @property {string} section - "ii"
 * @property {string} inside - "1-3" of "mục 1.3"
 * @property {string} point - "g2" for the second point, "d2" for the second paragraph
 * @property {boolean} isSlogan
 * @property {string} document - number of the document: "113"
 * @property {string} id - the whole id, where the query is an address
 * @property {string} address - then its document: "2025/113-kh-ldld"
 */

const SECTIONS = ["phan", "section", "part"];
const SLOGANS = ["cau khau hieu", "khau hieu", "slogan"];
const POINTS = ["gach dau dong", "point"];
const PARAGRAPHS = ["doan", "paragraph"];
const OTHERS = ["tieu muc", "muc", "item", "diem", "clause", "khoan", "y"];
const NOUNS = [...SECTIONS, ...SLOGANS, ...POINTS, ...PARAGRAPHS, ...OTHERS].join("|");
const STEP = new RegExp(
  `^(?:(${NOUNS}) )?(so |thu |no )?(?:([ivx]+)(?:[. ](?=\\d))?)?(\\d+(?:\\.\\d+)?)?(?:[ ,]+(?:cua |trong |thuoc |of |in )?|$)`,
);
const DOCUMENT =
  /(?:^|[, ]+)(?:ke hoach|kh|plan)(?: so| no)? (\d+)(?:\/\S*[^, ])?(?:,? (?:ngay|dated) [^,]+)?(?:[, ]+|$)/;
const RECIPIENTS = /^(?:noi nhan|recipients)[, ]+/;
/** An id as in addresses: "ii-1-1-g2". */
const ID = /^([ivx]+)((?:-\d+)*)(?:-([gd]\d+))?$/;
/** @type {Reference} */
const EMPTY = {
  section: "",
  inside: "",
  point: "",
  isSlogan: false,
  document: "",
  id: "",
  address: "",
};
const ORDINALS = [
  "mot hai ba bon nam sau bay tam chin muoi",
  "one two three four five six seven eight nine ten",
];
const NUMERALS = new Map([
  ["nhat", "1"],
  ["nhi", "2"],
  ["tu", "4"],
  ...ORDINALS.flatMap((listed) =>
    listed.split(" ").map((word, at) => /** @type {const} */ ([word, String(at + 1)])),
  ),
]);
const ROMANS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/**
 * The reference that a query consists of, or null where it has anything else.
 *
 * @param {string} query
 * @returns {Reference | null}
 */
export function parseReference(query) {
  const reference = { ...EMPTY };
  const typed = query.trim().toLowerCase();
  if (/^\S*[/#]\S*$/.test(typed)) return { ...reference, ...parseAddress(typed) };
  const [, section = "", inside = "", point = ""] = ID.exec(typed) ?? [];
  if (inside || point) return { ...reference, section, inside: inside.slice(1), point };
  const [before = "", document = "", after = ""] = normalise(query).split(DOCUMENT);
  let rest = before || after;
  if (!rest || /^(\d+|[a-z])$/.test(rest)) return null;
  if (RECIPIENTS.test(rest)) {
    reference.section = "noi-nhan";
    rest = rest.replace(RECIPIENTS, "");
  }
  while (rest) {
    const [step = "", noun = "", ordinal = "", numeral = "", number = ""] = STEP.exec(rest) ?? [];
    if (!step || !(numeral || number) || (ordinal && !noun && !numeral)) return null;
    rest = rest.slice(step.length);
    if (!addStep(reference, noun, numeral, number)) return null;
  }
  return { ...reference, document };
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
 * Without marks, single spaces, numerals as digits: "phần thứ hai" is "phan thu 2".
 *
 * @param {string} query
 */
function normalise(query) {
  const typed = query
    .toLowerCase()
    .replace(/\s*[›>:;()]+\s*/g, ", ")
    .replace(/(?: là gì)?[,.?\s]*$/, "")
    .replace(/^[, ]+/, "")
    .split(/\s+/);
  const bare = typed.map((word) => spell(word.normalize("NFC")).bare);
  return bare
    .map((word, at) =>
      at ? word.replace(/^[a-z]+/, (numeral) => NUMERALS.get(numeral) ?? numeral) : word,
    )
    .join(" ")
    .replace(/^([ivx]+) (\d) (\d)$/, "$1 $2.$3");
}

/**
 * Add one step, such as "mục 2"; false where it contradicts an earlier one.
 *
 * @param {Reference} reference
 * @param {string} noun
 * @param {string} numeral
 * @param {string} number
 */
function addStep(reference, noun, numeral, number) {
  const isSection = SECTIONS.includes(noun);
  const section = numeral || (isSection ? (ROMANS[Number(number)] ?? "") : "");
  if (section) {
    if (reference.section) return false;
    reference.section = section;
  }
  if (!number || (isSection && !numeral)) return true;
  if (POINTS.includes(noun)) reference.point = `g${number}`;
  else if (PARAGRAPHS.includes(noun)) reference.point = `d${number}`;
  else return addNumber(reference, number.replace(".", "-"), SLOGANS.includes(noun));
  return true;
}

/**
 * Add the number of an item or clause; false for two numbers of which none contains the other.
 *
 * @param {Reference} reference
 * @param {string} inside
 * @param {boolean} isSlogan
 */
function addNumber(reference, inside, isSlogan) {
  const [longer, shorter] = [inside, reference.inside].sort(
    (one, other) => other.length - one.length,
  );
  if (reference.inside && !longer?.startsWith(`${shorter}-`)) return false;
  reference.inside = longer ?? inside;
  reference.isSlogan = reference.isSlogan || isSlogan;
  return true;
}

/**
 * Whether a provision is what a reference names.
 *
 * @param {Reference} reference
 * @param {{id: string, kind: string, document: string, address: string}} provision
 */
export function isReferredTo(reference, { id, kind, document: title, address }) {
  const { section, inside, point, isSlogan, document } = reference;
  if (reference.id) return id === reference.id && address.includes(reference.address);
  if (isSlogan ? kind !== "slogan" : kind === "slogan" && !section) return false;
  if (document && !title.split(/\D+/).includes(document)) return false;
  const ending = [inside, point].filter(Boolean).join("-");
  return section
    ? id === [section, ending].filter(Boolean).join("-")
    : /^[ivx]+-/.test(id) && id.replace(/^[ivx]+-/, "") === ending;
}
