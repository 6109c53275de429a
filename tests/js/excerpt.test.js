// The part of a text that a result shows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt } from "../../overrides/assets/js/search/match/excerpt.js";

/**
 * @param {string} text
 * @param {string[]} words
 */
function shown(text, words) {
  const pieces = excerpt(text, words, new Set(["của"]));
  return pieces.map(({ text: part, found }) => (found ? `[${part}]` : part)).join("");
}

/** @type {[string, string[], string][]} */
const EXCERPTS = [
  ["Tinh gọn bộ máy của Đảng", ["tinh", "gọn"], "[Tinh gọn] bộ máy của Đảng"],
  ["bộ phận, bộ máy", ["bộ", "máy"], "bộ phận, [bộ máy]"], // not where it stands alone
  ["máy và bộ", ["bộ", "máy"], "[máy] và [bộ]"],
  ["máy của Đảng, của ai", ["máy", "của"], "[máy của] Đảng, của ai"],
  ["18-NQ/TW", ["18", "nq", "tw"], "[18-NQ/TW]"],
  ["không có gì", ["tinh"], "không có gì"],
];

for (const [text, words, expected] of EXCERPTS) {
  test(`"${text}" with ${words} marked`, () => {
    assert.equal(shown(text, words), expected);
  });
}

const LONG = `${"một ".repeat(60)}Tinh gọn, bộ máy của Đảng; bộ phận ${"hai ".repeat(60)}`;

test("a long text is shown around what was found", () => {
  const found = "[Tinh gọn, bộ máy] của Đảng; bộ phận";
  const expected = `… ${"một ".repeat(12)}${found} ${"hai ".repeat(24)}…`;
  assert.equal(shown(LONG, ["tinh", "gọn", "bộ", "máy"]), expected);
});

test("a long text in which nothing was found is shown from its beginning", () => {
  assert.equal(shown(LONG, []), `${"một ".repeat(45)}…`);
});
