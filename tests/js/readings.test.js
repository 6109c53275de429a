// What a typed word is read as.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addRare,
  lexiconOf,
  readings,
  split,
} from "../../overrides/assets/js/search/text/lexicon.js";
import { lexiconData } from "./support.js";

const LEXICON = lexiconOf(
  lexiconData(
    "đoàn viên tuyên truyền nghị quyết hòa hóa kỷ luật phân phần phấn máy đảng trung chéo dung" +
      " xiii 2025 7 fanpage cop26",
  ),
);

/** @type {[string, [string, number][]][]} */
const READINGS = [
  ["đoàn", [["đoàn", 0]]], // as it stands
  ["doan", [["đoàn", 1]]], // without marks
  ["đoan", [["đoàn", 1]]], // with some
  [
    "hoà",
    [
      ["hòa", 0],
      ["hóa", 2],
    ],
  ], // the newer place of the tone
  ["kỉ", [["kỷ", 1]]], // i for y
  [
    "phân",
    [
      ["phân", 0],
      ["phần", 1],
      ["phấn", 1],
    ],
  ], // a tone may be left out
  [
    "phấn",
    [
      ["phân", 2],
      ["phần", 2],
      ["phấn", 0],
    ],
  ], // but one that was typed was meant
  ["ddoanf", [["đoàn", 0.2]]], // Telex
  ["truyenf", [["truyền", 0.7]]], // half of it
  ["truyênf", [["truyền", 0.2]]], // after a letter that was transformed
  ["d9oa2n", [["đoàn", 0.2]]], // VNI
  ["luat65", [["luật", 0.2]]], // its keys at the end
  ["nghịi", [["nghị", 3]]], // a letter too many
  ["quết", [["quyết", 3]]], // one too few
  ["quyếl", [["quyết", 3]]], // another one
  ["luậy", [["luật", 3]]],
  ["nghyị", [["nghị", 3]]],
  ["tréo", [["chéo", 2.5]]], // as it is heard
  ["hòi", [["hòa", 3]]],
  [
    "tuyền",
    [
      ["tuyên", 2],
      ["truyền", 3],
    ],
  ], // also where the letters are a word's, but not the marks
  ["phăn", [["phân", 2]]], // one mark may be wrong, not two of them
  ["chếol", []], // nor a mark and a letter
  ["giung", [["dung", 2.5]]],
  ["kỷ", [["kỷ", 0]]], // what only sounds like itself
  ["mày", [["máy", 2]]], // another tone
  ["phòn", [["phần", 3]]], // of what is near, what has that tone
  ["13", [["xiii", 0.5]]], // a Roman numeral
  ["2024", []], // a number is never mistyped
  ["cop27", []], // nor what has one
  ["xiiv", []], // nor a Roman one
  ["treo", [["chéo", 2.5]]], // as it is heard, without marks
  ["xổ", []],
];

for (const [typed, expected] of READINGS) {
  test(`the readings of ${typed}`, () => {
    assert.deepEqual([...readings(typed, LEXICON, false)], expected);
  });
}

/** @type {[string, string[]][]} */
const COMPLETIONS = [
  ["tr", ["truyền", "trung"]],
  ["tru", ["truyền", "trung"]],
  ["truy", ["truyền"]],
  ["đ", ["đoàn", "đảng"]],
  ["tuyèn", []],
  ["20", []], // a number is typed whole
  ["fan", ["fanpage"]],
];

for (const [typed, expected] of COMPLETIONS) {
  test(`the completions of ${typed}`, () => {
    const found = [...readings(typed, LEXICON, true)].filter(([, cost]) => cost === 1.2);
    assert.deepEqual(found.map(([word]) => word).sort(), [...expected].sort());
  });
}

/** @type {[string, boolean, string[] | null][]} */
const SPLITS = [
  ["nghiquyet", false, ["nghi", "quyet"]],
  ["nghịquyết", false, ["nghị", "quyết"]],
  ["doanvienfanpage", false, ["doan", "vien", "fanpage"]],
  ["nghiquye", false, null],
  ["nghiquye", true, ["nghi", "quye"]],
  ["doan", false, null],
  ["hoang", true, null], // one syllable, whatever it is
  ["xoso", false, null],
  ["20257", false, null], // a number is one, though there are 2025 and 7
];

for (const [typed, isUnfinished, expected] of SPLITS) {
  test(`${typed} is split, unfinished: ${isUnfinished}`, () => {
    assert.deepEqual(split(typed, LEXICON, isUnfinished), expected);
  });
}

test("in English a word is also read with another ending", () => {
  const english = lexiconOf(lexiconData("federation federal energy", { syllables: false }));
  assert.deepEqual([...readings("federations", english, false)], [["federation", 0.3]]);
  assert.deepEqual([...readings("energies", english, false)], [["energy", 0.3]]);
  assert.deepEqual([...readings("energy", english, false)], [["energy", 0]]);
});

test("a word too rare for the lexicon is read as words of the index with its key", () => {
  const found = new Map([["mông", 3]]);
  addRare("hmong", ["hmong", "hmông", "hmòng"], found, true);
  assert.deepEqual(
    [...found],
    [
      ["mông", 3],
      ["hmông", 1],
      ["hmòng", 1],
    ],
  );
  const marked = new Map();
  addRare("hmông", ["hmòng"], marked, true);
  assert.deepEqual([...marked], [["hmòng", 3]]);
  const english = new Map();
  addRare("turbines", ["turbine"], english, false);
  assert.deepEqual([...english], [["turbine", 0.3]]);
});
