// How a query is read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { indexQueries, parseQuery } from "../../overrides/assets/js/search/query/query.js";
import { lexiconOf } from "../../overrides/assets/js/search/text/lexicon.js";
import { lexiconData } from "./support.js";

const LEXICON = lexiconOf(
  lexiconData(
    "nghị quyết số 18 kế hoạch kh băng zôn ngày ban hành khí hậu xiii 2024 2025 cop26" +
      " in tế net internet",
    {
      stop_words: "khi nào của số",
      synonyms: [
        ["nq", "nghị quyết"],
        ["kh", "kế hoạch"],
        ["hoạch", "kế hoạch"],
        ["băng rôn", "băng zôn"],
        ["băng rôn đỏ", "băng zôn"],
        ["ban hành khi nào", "ngày ban hành", 1],
      ],
    },
  ),
);

/** @param {string} query */
function variants(query, lexicon = LEXICON) {
  return parseQuery(query, lexicon).variants.map(({ terms }) =>
    terms.map(({ typed, mayBeStopWord }) => (mayBeStopWord ? `(${typed})` : typed)).join(" "),
  );
}

/** @type {[string, string[]][]} */
const VARIANTS = [
  ["Nghị  QUYẾT", ["nghị quyết"]],
  ["nghị quyết", ["nghị quyết"]],
  ["Ðiện", ["điện"]],
  ["ＤＯＡＮ, đo\u200bàn \u00advi\u00adên", ["doan đoàn viên"]],
  ["today's end", ["today end"]],
  ["H’Mông 12 km²", ["hmông 12 km2"]],
  ["N.Q. 18", ["nq 18", "nghị quyết 18"]],
  ["x.n.q.", ["xnq"]],
  ["8.654 người, 1,234,567", ["8654 người 1234567"]],
  ["mục 2.2.1", ["mục 2 2 1"]],
  ["66,7%", ["66 7"]],
  // abbreviations and symbols
  ["nq 18", ["nq 18", "nghị quyết 18"]],
  ["NQ18", ["nq 18", "nghị quyết 18"]],
  // all of them otherwise, or one
  ["kh nq", ["kh nq", "kế hoạch nghị quyết", "kh nghị quyết", "kế hoạch nq"]],
  // of three or more, also all but one
  [
    "kh nq băng rôn",
    [
      "kh nq băng rôn",
      "kế hoạch nghị quyết băng zôn",
      "kh nq băng zôn",
      "kh nghị quyết băng rôn",
      "kế hoạch nq băng rôn",
      "kế hoạch nghị quyết băng rôn",
      "kế hoạch nq băng zôn",
      "kh nghị quyết băng zôn",
    ],
  ],
  [
    "kh nq ai kh",
    ["kh nq ai kh", "kế hoạch nghị quyết ai kh", "kh nghị quyết ai kh", "kế hoạch nq ai kh"],
  ],
  ["kh", ["kh", "kế hoạch"]], // what is written for it is not taken for typed
  // everyday words, with marks or without
  ["băng rôn", ["băng rôn", "băng zôn"]],
  ["băng rôn đỏ", ["băng rôn đỏ", "băng zôn"]], // of two such phrases the longer one
  ["bang ron", ["bang ron", "băng zôn"]],
  ["bảng rôn", ["bảng rôn"]],
  ["intenet", ["intenet"]], // a long word that is mistyped, not three
  // what the texts write as one word
  ["cop 26", ["cop 26", "cop26"]],
  // dates: their numbers, whatever stands between them
  ["ngày 25 tháng 11 năm 2024", ["25 11 2024"]],
  ["25.11.2024", ["25 11 2024"]],
  ["07-01-25", ["7 1 2025"]],
  ["Việt Nam 2030", ["việt nam 2030"]],
  ["viet nam 2030", ["viet nam 2030"]],
  ["chiến thắng 1975", ["chiến thắng 1975"]],
  ["nam 2025", ["2025"]],
  ["ngày ban hành", ["ngày ban hành"]],
  // small words, which may also be others without their marks
  ["của nghị quyết", ["(của) nghị quyết"]],
  ["khi hau", ["(khi) hau"]],
  ["của", ["của"]],
  // a question about the document: only what its answer is called counts
  ["18 ban hành khi nào", ["18 ban hành (khi) (nào)", "(18) ngày ban hành"]],
  ["ban hành của khi nào", ["ban hành (của) (khi) (nào)", "ngày ban hành"]], // with small words more
  ["băng của rôn", ["băng (của) rôn", "băng zôn"]], // inside other phrases too
  // what the document itself is called says little at the end
  ["ngày ban hành văn bản", ["ngày ban hành văn bản", "ngày ban hành"]],
  ["nghị quyết của văn bản này", ["nghị quyết (của) văn bản này", "nghị quyết (của)"]],
  ["văn bản", ["văn bản"]],
];

for (const [query, expected] of VARIANTS) {
  test(`the variants of ${query}`, () => {
    assert.deepEqual(variants(query), expected);
  });
}

test("in English a month has its name", () => {
  const english = lexiconOf(lexiconData("november 2024 25", { syllables: false }));
  assert.deepEqual(variants("25/11/2024", english), ["25 november 2024"]);
});

test("in English a word with marks may be a small one without them", () => {
  const english = lexiconOf(lexiconData("so high", { syllables: false, stop_words: "so" }));
  assert.deepEqual(variants("số high", english), ["(số) high"]);
});

test("in English a phrase is typed with any endings", () => {
  const english = lexiconOf(
    lexiconData("rearrangement", { syllables: false, synonyms: [["merge unit", "rearrangement"]] }),
  );
  assert.deepEqual(variants("merged units", english), ["merged units", "rearrangement"]);
});

/** @type {[string, [string, number][][]][]} */
const INDEX_QUERIES = [
  ["nghị quyết", [[["nghị", 0]], [["quyết", 0]]]],
  // all that has its letters is in one shard, also what it hardly stands for
  [
    "đoàn",
    [
      [
        ["đoàn", 0],
        ["đoán", 2],
      ],
    ],
  ],
  ["ngày 07", [[["7", 0]]]],
  ["xổ số", [[["xổ", 0]], [["số", 0]]]], // what no text has may be too rare for the list
  ["của nghị", [[["nghị", 0]]]],
];

for (const [query, expected] of INDEX_QUERIES) {
  test(`what the index is asked for ${query}`, () => {
    const data = lexiconData("nghị quyết đoàn đoán 7 số của", { stop_words: "của" });
    const lexicon = lexiconOf(data);
    const asked = indexQueries(parseQuery(`${query} `, lexicon), lexicon);
    assert.deepEqual(
      asked.map(({ words }) => words),
      expected,
    );
  });
}

test("of an unfinished word with many readings the commonest are asked for", () => {
  const words = ["dưa dọc dầu", "dây dâng dung", "danh", "đang"];
  const lexicon = lexiconOf(lexiconData("", { words }));
  const [asked] = indexQueries(parseQuery("d", lexicon), lexicon);
  assert.deepEqual(
    asked?.words.map(([word]) => word),
    ["đang", "danh", "dây", "dâng", "dung", "dưa", "dọc"],
  );
});
