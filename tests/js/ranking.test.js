// Which texts answer a query, and how a result differs from it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { completeness } from "../../overrides/assets/js/search/match/completeness.js";
import { suggestion } from "../../overrides/assets/js/search/match/excerpt.js";
import { textOf } from "../../overrides/assets/js/search/match/matching.js";
import { quoting, rank } from "../../overrides/assets/js/search/match/ranking.js";
import { parseQuery } from "../../overrides/assets/js/search/query/query.js";
import { lexiconOf } from "../../overrides/assets/js/search/text/lexicon.js";
import { lexiconData } from "./support.js";

/** @type {Record<string, string>} */
const TEXTS = {
  a: "tinh gọn bộ máy của hệ thống",
  b: "bộ máy chính trị, phân cấp tinh hoa",
  c: "hệ thống chính trị là phần quan trọng",
  d: "biến đổi khí hậu, áp phích",
  e: "phát triển điện than, thủy điện, điện mặt trời, gió",
};

/**
 * @param {string} query
 * @param {Record<string, string>} [texts] - by address; "c" is below a heading
 * @param {object} [changes] - of the lexicon
 */
function search(query, texts = TEXTS, changes = {}) {
  const words = Object.values(texts).join(" ").toLowerCase().replaceAll(",", "").split(" ");
  const data = lexiconData([...new Set([...words, "khẩu", "hiệu"])].join(" "), {
    stop_words: "của là khi",
    ...changes,
  });
  const lexicon = lexiconOf(data);
  const parsed = parseQuery(query, lexicon);
  const prepared = Object.entries(texts).map(([id, text]) =>
    textOf(
      {
        id,
        text,
        address: id,
        document: "",
        place: "",
        within: id === "c" ? "KHẨU HIỆU" : "",
        called: "",
      },
      lexicon,
    ),
  );
  return { parsed, answers: rank(parsed, prepared, lexicon) };
}

/** @param {ReturnType<typeof search>} found */
function ids({ answers }) {
  return answers.map(({ record }) => record.id);
}

/** @type {[string, string][]} */
const ANSWERS = [
  ["tinh gọn bộ máy", "ab"], // the whole phrase before parts of it
  ["bộ máy", "ab"], // the shorter text first
  ["máy bộ gọn tinh", "a"], // in another order, close together
  ["phân cấp", "b"], // typed marks: not "phần"
  ["phan", "bc"], // both without them
  ["biến đổi khi hau", "d"], // a small word that is not one here
  ["điện gió", "e"], // not side by side, but close
  ["áp phích treo tường", "d"], // part of it, where that tells enough
  ["hệ thống giáo dục quốc dân", ""], // a part that tells too little
  ["hệ thống giáo dục", "ac"], // where no text has the rest, what is there
  ["hệ thống bitcoin", "ac"],
  ["khoản 10 bitcoin", ""], // but no syllable, and no number alone
  ["phần cắp tinh hoa", "b"], // a word that is one, and sounds like another beside its neighbour
  ["gọn trị", ""], // single syllables far apart
  ["xổ số", ""],
  ["cua quan he xo hoi", ""], // nor what would be small with another mark
  ["khẩu hiệu", "c"], // only in the heading around it
  ["bo mấy", "ab"], // a mark that is wrong, confirmed by its neighbour
  ["mấy", ""], // and not without one
  ["trọgn", "c"], // a longer word alone
];

for (const [query, expected] of ANSWERS) {
  test(`the texts that answer ${query}`, () => {
    assert.deepEqual(ids(search(query)), [...expected]);
  });
}

test("what was typed comes before its synonyms", () => {
  const found = search("phân cấp", TEXTS, { synonyms: [["phân cấp", "hệ thống"]] });
  assert.deepEqual(ids(found), ["b", "a", "c"]);
});

test("a synonym answers only as a whole", () => {
  const found = search("facebook", TEXTS, { synonyms: [["facebook", "tinh gọn trị"]] });
  assert.deepEqual(ids(found), []);
});

test("a syllable of another compound is not found", () => {
  const { answers } = search("bộ máy xyz thống", { a: TEXTS.a ?? "" });
  assert.deepEqual(
    answers.map(({ words, marks }) => ({ words, marks })),
    [{ words: ["bộ", "máy", null, null], marks: ["bộ", "máy"] }],
  );
});

test("a word too rare for the lexicon is found as typed", () => {
  const known = { words: ["bộ máy"] };
  assert.deepEqual(ids(search("VNPT10X3", TEXTS, known)), []);
  assert.deepEqual(ids(search("vnpt10x3", { x: "gói VNPT10X3" }, known)), ["x"]);
});

test("of equal texts the newest document comes first, and each in its own order", () => {
  const addresses = ["2024/9#i-2", "2025/9#i-10", "2024/9#i-1", "2025/9#i-2"];
  const equal = Object.fromEntries(addresses.map((address) => [address, "bộ máy"]));
  const expected = ["2025/9#i-2", "2025/9#i-10", "2024/9#i-1", "2024/9#i-2"];
  assert.deepEqual(ids(search("bộ máy", equal)), expected);
});

/** @type {[string, string, "whole" | "partial", string[]][]} */
const DIFFERENCES = [
  ["tinh gọn bộ máy", "", "whole", []],
  ["tinh gon bo may", "", "whole", []], // only marks were left out
  ["tinh gọn b", "", "whole", []], // only its end
  ["tinh gọn bộ mấy", "tinh gọn bộ máy", "partial", []], // perhaps another word is meant
  ["tin gọn bộ máy", "tinh gọn bộ máy", "partial", []], // a word, which is none of the texts'
  ["tinhgon bo may", "tinh gọn bộ máy", "whole", []],
  ["tinh gonj booj mays", "tinh gọn bộ máy", "whole", []],
  ["tinh gonj xyz booj mays", "tinh gọn bộ máy", "partial", ["xyz"]],
  ["tinh gonj booj mays phần", "", "partial", ["phần"]], // no text has it so
  ["áp phích treo tường", "", "partial", ["treo tường"]],
  ["áp phích của ta", "", "partial", ["ta"]],
  ["hệ trọng thống", "", "partial", []], // its syllables, of which none says it
];

for (const [query, meant, answer, missing] of DIFFERENCES) {
  test(`how the best answer differs from ${query}`, () => {
    const { parsed, answers } = search(query);
    const found = completeness(query, parsed, answers, false);
    assert.equal(suggestion(parsed.isSplit, answers[0], new Set(["của"])), meant);
    assert.deepEqual([found.answer, found.missing], [answer, missing]);
  });
}

test("what no text has is told apart from what the best answer has not", () => {
  const told = (/** @type {string} */ query) => {
    const { parsed, answers } = search(query);
    return completeness(query, parsed, answers, false).isNowhere;
  };
  assert.deepEqual(["tinh gọn xyz", "tinh gọn bộ máy phần"].map(told), [true, false]);
});

test("a place that no text has is missing, whatever else answers", () => {
  const { parsed, answers } = search("Điều 70", { a: "căn cứ Điều 70 của bộ luật" });
  const lost = { answer: "partial", missing: ["Điều 70"], isNowhere: true };
  assert.deepEqual(completeness("Điều 70 ", parsed, answers, false), lost);
  const there = { answer: "whole", missing: [], isNowhere: false };
  assert.deepEqual(completeness("Điều 70", parsed, answers, true), there);
  const none = { answer: "none", missing: [], isNowhere: false };
  assert.deepEqual(completeness("Điều 70", parsed, [], false), none);
});

/** @type {[string, string][]} */
const QUOTED = [
  ["Điều 70", "a"], // named in a text, though no text has such an article
  ["dieu 70", "a"],
  ["Điều 71", ""],
  ["điều tiết", "b"], // names no article
];

for (const [query, expected] of QUOTED) {
  test(`texts that quote "${query}", which no provision is`, () => {
    const found = search(query, { a: "căn cứ Điều 70 của bộ luật", b: "điều tiết 71 điểm" });
    const quoted = quoting(found.parsed, found.answers);
    assert.equal(quoted.map(({ record }) => record.id).join(""), expected);
  });
}
