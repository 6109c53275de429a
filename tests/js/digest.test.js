// What a file or a text is known by, and what the lists tell of it.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  normalized,
  placesOf,
  sha256,
  textOf,
  turnsLetters,
} from "../../overrides/assets/js/verify/digest.js";

const DIGEST = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const TURNING = [
  ...["\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"],
  ...["\u2066", "\u2067", "\u2068", "\u2069"],
];
const PLAN = { vi: "Kế hoạch 113", en: "Plan 113" };

/** @param {string[]} addresses */
function listed(...addresses) {
  return { names: { "2025/113": PLAN }, found: { "123456789abcdef0123456789abcdef": addresses } };
}

test("a text is its letters, composed, whatever stands between them", () => {
  const copied = "\ufeffKhoa\u0301 XIII,\u00a0 nga\u0300y\r\n25\u200b/11";
  assert.equal(normalized(copied), "KhoáXIII,ngày25/11");
});

test("a digest is that of every other program", async () => {
  const digest = await sha256(new TextEncoder().encode("Công đoàn"));
  assert.equal(digest, "fcd8ca834bae269e987db0c7af979ea78ec37e037ac2b9ae88d39f716f7ee825");
});

test("what turns the direction of letters is kept, and told", () => {
  for (const mark of TURNING) {
    assert.equal(normalized(`${mark}18-NQ/TW`), `${mark}18-NQ/TW`);
    assert.ok(turnsLetters(`${mark}18-NQ/TW`));
  }
  assert.ok(!turnsLetters("18-NQ/TW\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff"));
});

test("UTF-8 and marked UTF-16 are read as texts, nothing else is", () => {
  assert.equal(textOf(new TextEncoder().encode("\ufeffviên").buffer), "viên");
  assert.equal(textOf(new Uint8Array([0xff, 0xfe, 0x76, 0, 0xea, 0]).buffer), "vê");
  assert.equal(textOf(new Uint8Array([0xfe, 0xff, 0, 0x76, 0x1e, 0xc7]).buffer), "vệ");
  assert.equal(textOf(new Uint8Array([0xff, 0xfe, 0x76]).buffer), null);
  assert.equal(textOf(new Uint8Array([0xff, 0xfe, 0, 0xd8]).buffer), null);
  assert.equal(textOf(new Uint8Array([0x25, 0x50, 0xe2, 0xe3]).buffer), null);
  assert.equal(textOf(new ArrayBuffer(0)), "");
});

test("a file is told with its document", () => {
  const place = { document: "2025/113", names: PLAN, day: "" };
  assert.deepEqual(placesOf(DIGEST, listed("en/2025/113/113-en.pdf"), 1, "file"), [
    { ...place, address: "en/2025/113/113-en.pdf", file: "113-en.pdf" },
  ]);
});

test("what is of no document is told by itself", () => {
  assert.deepEqual(placesOf(DIGEST, listed("library/van-ban-2025.zip"), 1, "file"), [
    {
      ...{ address: "library/van-ban-2025.zip", file: "van-ban-2025.zip" },
      ...{ document: "", names: {}, day: "" },
    },
  ]);
});

test("an earlier version is told only where the words are not those of today", () => {
  const [old, current] = ["2025/113/@2025-01-07/#ii-1", "2025/113/ii-1/"];
  const days = (/** @type {string[]} */ ...addresses) =>
    placesOf(DIGEST, listed(...addresses), 1, "text").map(({ day }) => day);
  assert.deepEqual(days(old), ["2025-01-07"]);
  assert.deepEqual(days(old, current), [""]);
});

test("a file that was replaced is told with the day that it bears", () => {
  const [place] = placesOf(DIGEST, listed("2025/113/ii/@2025-01-07/113-ii.docx"), 1, "file");
  assert.deepEqual([place?.file, place?.day], ["113-ii.docx", "2025-01-07"]);
});

test("the words of a file are told with the file", () => {
  const [place] = placesOf(DIGEST, listed("2025/113/original/113.txt#"), 1, "text");
  assert.deepEqual([place?.file, place?.document, place?.day], ["113.txt", "2025/113", ""]);
});

test("bytes are told by files alone, words by words alone", () => {
  const words = ["2025/113/ii-1/", "2025/113/@2025-01-07/#ii-1", "2025/113/original/113.txt#"];
  const files = ["2025/113/@2025-01-07/113.pdf", "2025/113/original/113.txt"];
  for (const address of words) {
    assert.deepEqual(placesOf(DIGEST, listed(address), 1, "file"), []);
    assert.equal(placesOf(DIGEST, listed(address, ...files), 1, "text")[0]?.address, address);
  }
  for (const address of files) {
    assert.deepEqual(placesOf(DIGEST, listed(address), 1, "text"), []);
    assert.equal(placesOf(DIGEST, listed(...words, address), 1, "file")[0]?.address, address);
  }
});

test("what no list has is from nowhere", () => {
  assert.deepEqual(placesOf(DIGEST, { names: {}, found: {} }, 1, "file"), []);
  assert.deepEqual(placesOf(DIGEST, listed("2025/113/a.pdf"), 2, "file"), []);
});
