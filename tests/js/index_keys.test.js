// What the index is asked for a reference.

import assert from "node:assert/strict";
import { test } from "node:test";
import { indexKeys } from "../../overrides/assets/js/search/query/index_keys.js";
import { parseReference } from "../../overrides/assets/js/search/query/reference.js";

/** @type {[string, string[][]][]} */
const KEYS = [
  ["khẩu hiệu 7", [["zyslogan7"], ["zz7"]]],
  ["phụ lục II", [["zyannex2"], ["zz2"]]],
  ["chương 2 47/QĐ-LĐLĐ", [["zychapter2"], ["zz2"], ["zx47"]]],
  [
    "điểm đ điều 4",
    [
      ["zypointdd", "zyclausedd", "zyitemdd", "zybulletdd", "zyslogandd", "zyarticle4"],
      ["zzdd"],
      ["zz4"],
    ],
  ],
  ["văn bản 47", [["zx47"], ["zydocument"]]],
  ["QĐ 47", [["zx47"], ["zydocument"], ["ztquyetdinh", "ztdecision"]]],
  ["plan 7 2024", [["zx7"], ["zydocument"], ["ztkehoach", "ztplan"], ["zv2024"]]],
  ["https://portal.example/2025/01-qd/#quy-che-dieu-2-dd", [["zz2"], ["zzdd"], ["zx1"]]],
  ["ii-1-1-g2", [["zz2"], ["zz1"], ["zz1"], ["zz2"]]],
  ["điều tám", [["zyarticle8"], ["zz8"]]],
  ["dòng 3 bảng 1", [["zytable1"], ["zz1"]]], // rows have no number there
  ["dòng 3", []],
  ["khẩu hiệu cuối cùng kế hoạch 113", [["zx113"]]], // nor has what is the last
];

for (const [query, expected] of KEYS) {
  test(`the index is asked for "${query}"`, () => {
    const reference = parseReference(query);
    assert.deepEqual(reference && indexKeys(reference), expected);
  });
}

test("a point d typed without marks may be đ", () => {
  const reference = parseReference("diem d");
  assert.deepEqual(reference && indexKeys(reference)[1], ["zzd", "zzdd"]);
});
