// Which answers are shown as one, and which filters leave some.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ALL,
  availableChoice,
  choiceOf,
  filtered,
} from "../../overrides/assets/js/search/ui/filters.js";
import { groupsOf } from "../../overrides/assets/js/search/ui/results.js";

/**
 * @param {string} address
 * @param {string} text
 * @param {string} [document]
 * @param {string} [place]
 */
function answer(address, text, document = "Kế hoạch 9/KH-LĐLĐ", place = "Phần I") {
  const record = { id: "i", address, document, place, within: "", text, called: "" };
  const variant = { terms: [], replacements: 0, isAbbreviated: false, isQuestion: false };
  return { record, score: 1, variant, words: [], certainties: [], marks: [] };
}

const SAID = "Các đơn vị báo cáo kết quả trước ngày 15/12/2025.";
const ANSWERS = [
  answer("2026/9-kh/i/#i", SAID),
  answer("2025/9-kh/i/#i", SAID.replace("2025", "2024"), "Kế hoạch 9/KH-CĐYT"),
  answer("2026/9-kh/ii/#ii", SAID), // in the same document
  answer("2025/7-qd/#dieu-1", "Quyết định này", "Quyết định 7/QĐ-LĐLĐ", "Điều 1"),
  answer("2024/6-qd/#dieu-1", "Quyết định này", "Quyết định 6/QĐ-LĐLĐ", "Điều 1"), // too short to tell
];

test("what documents say alike but for numbers is shown once", () => {
  const shown = groupsOf(ANSWERS).map(({ answer: { record }, alike }) => [
    record.address,
    alike.map((one) => one.record.address),
  ]);
  assert.deepEqual(shown, [
    ["2026/9-kh/i/#i", ["2025/9-kh/i/#i"]],
    ["2026/9-kh/ii/#ii", []],
    ["2025/7-qd/#dieu-1", []],
    ["2024/6-qd/#dieu-1", []],
  ]);
});

test("rows of a table, which all lead to it, are shown one by one", () => {
  const rows = ["Lao động · 12", "Nữ · 7"].map((text) => answer("2026/9-kh/#b1", text));
  const shown = groupsOf(rows).map(({ answer: { record } }) => record.text);
  assert.deepEqual(shown, ["Lao động · 12", "Nữ · 7"]);
});

/** @type {[Record<string, string>, string[]][]} */
const CHOICES = [
  [{ year: "2025" }, ["2025/9-kh/i/#i", "2025/7-qd/#dieu-1"]],
  [{ type: "Quyết định" }, ["2025/7-qd/#dieu-1", "2024/6-qd/#dieu-1"]],
  [{ type: "Quyết định", year: "2024" }, ["2024/6-qd/#dieu-1"]],
  [{ document: "2026/9-kh", section: "Phần I" }, ["2026/9-kh/i/#i", "2026/9-kh/ii/#ii"]],
];

for (const [chosen, expected] of CHOICES) {
  test(`the answers that ${JSON.stringify(chosen)} leaves`, () => {
    const left = filtered(ANSWERS, { ...ALL, ...chosen });
    assert.deepEqual(
      left.map(({ record }) => record.address),
      expected,
    );
  });
}

test("of a choice that leaves nothing what leaves something is kept", () => {
  const values = new Map(Object.entries({ year: "2019", type: "Quyết định", section: "Phần IX" }));
  const choice = choiceOf((kind) => values.get(kind) ?? null);
  assert.deepEqual(availableChoice(ANSWERS, choice), { ...ALL, type: "Quyết định" });
});
