import assert from "node:assert/strict";
import { test } from "node:test";

import { sentences } from "../../overrides/assets/js/reading/sentences.js";

test("a label stays with its words", () => {
  assert.deepEqual(sentences("1.1. Tuyên truyền chủ trương."), ["1.1. Tuyên truyền chủ trương."]);
});

test("every line is said alone, and empty ones are not", () => {
  assert.deepEqual(sentences("TM. BAN THƯỜNG VỤ\n\nPHÓ CHỦ TỊCH"), [
    "TM. BAN THƯỜNG VỤ",
    "PHÓ CHỦ TỊCH",
  ]);
  assert.deepEqual(sentences(""), []);
});

test("a long line is cut where sentences end", () => {
  const first = `${"đoàn viên ".repeat(8).trim()}.`;
  assert.deepEqual(sentences(`${first} Ngắn. ${first}`), [first, `Ngắn. ${first}`]);
});

test("a long sentence is cut at commas, and no word is lost", () => {
  const long = `${Array.from({ length: 20 }, (_, n) => `xây dựng tổ chức ${n}`).join(", ")}.`;
  const found = sentences(long);
  assert.ok(found.length > 1 && found.every((one) => one.length <= 200));
  assert.equal(found.join(" "), long);
});

test("numbers and addresses are not cut", () => {
  const said = "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của 1.200 đơn vị";
  assert.deepEqual(sentences(said), [said]);
});
