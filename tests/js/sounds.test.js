// Which syllables many speakers write for each other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { soundOf } from "../../overrides/assets/js/search/text/sounds.js";
import { spell } from "../../overrides/assets/js/search/text/spelling.js";

/** @type {[string, string][]} */
const ALIKE = [
  ["xếp", "sếp"],
  ["trương", "chương"],
  ["trí", "chí"],
  ["giữ", "dữ"],
  ["ra", "da"],
  ["năng", "lăng"],
  ["tắc", "tắt"],
  ["phích", "phít"],
  ["tinh", "tin"],
  ["công", "côn"],
  ["nghĩ", "nghỉ"],
  ["sắp", "xấp"],
  ["lý", "lí"],
];

/** @type {[string, string][]} */
const APART = [
  ["đa", "da"],
  ["ngà", "là"],
  ["nhà", "là"],
  ["tính", "tin"],
  ["tan", "tăn"],
  ["cô", "cơ"],
];

for (const [one, other] of ALIKE) {
  test(`${one} sounds like ${other}`, () => {
    assert.equal(soundOf(spell(one)), soundOf(spell(other)));
  });
}

for (const [one, other] of APART) {
  test(`${one} does not sound like ${other}`, () => {
    assert.notEqual(soundOf(spell(one)), soundOf(spell(other)));
  });
}
