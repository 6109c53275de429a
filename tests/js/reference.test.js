// Which provisions a query refers to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isReferredTo, parseReference } from "../../overrides/assets/js/search/query/reference.js";

const DOCUMENT = { document: "Kế hoạch 113/KH-LĐLĐ", address: "2025/113-kh-ldld/" };
const PROVISIONS = [
  { id: "ii", kind: "section" },
  { id: "ii-1", kind: "item" },
  { id: "ii-1-1", kind: "clause" },
  { id: "ii-1-1-g2", kind: "point" },
  { id: "ii-1-2", kind: "clause" },
  { id: "ii-1-2-d2", kind: "paragraph" },
  { id: "ii-2", kind: "item" },
  { id: "ii-2-1", kind: "clause" },
  { id: "iii", kind: "section" },
  { id: "iii-2", kind: "slogan" },
  { id: "iii-10", kind: "slogan" },
  { id: "noi-nhan-g2", kind: "point" },
  { id: "iv", kind: "section" },
  { id: "iv-2", kind: "item" },
  { id: "iv-2-g1", kind: "point" },
];

/** @type {[string, string[] | null][]} */
const REFERENCES = [
  ["II.2.1", ["ii-2-1"]],
  ["(II.2.1)", ["ii-2-1"]],
  ["Phần II › Mục 1 › 1.1 › Gạch đầu dòng thứ hai", ["ii-1-1-g2"]],
  ["điểm 1.1, mục 1, phần II, Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025", ["ii-1-1"]], // cited
  ["khẩu hiệu 2 kế hoạch 113", ["iii-2"]],
  ["khẩu hiệu 2 kế hoạch 114", []],
  ["https://portal.example/2025/113-kh-ldld/ii/#ii-1-1-g2", ["ii-1-1-g2"]],
  ["https://portal.example/en/2025/113-kh-ldld/noi-nhan-g2/?fbclid=x", ["noi-nhan-g2"]],
  ["https://portal.example/2025/113-kh-ldld/ii/", ["ii"]],
  ["https://portal.example/2024/12-kh-ldld/ii/#ii-1-1", []],
  ["#ii-1-1", ["ii-1-1"]],
  ["302-KH/TU", []],
  ["ii-1-1", ["ii-1-1"]],
  ["câu khẩu hiệu số 2 là gì?", ["iii-2"]],
  ["ii 2.1", ["ii-2-1"]],
  ["1.2", ["ii-1-2"]],
  ["mục 1.2", ["ii-1-2"]],
  ["mục 1.2.", ["ii-1-2"]],
  ["điểm 1.1 phần II", ["ii-1-1"]],
  ["phần II, mục 2", ["ii-2"]],
  ["mục 2 của phần II", ["ii-2"]],
  ["Phan IV muc 2", ["iv-2"]],
  ["IV.2", ["iv-2"]],
  ["mục 2", ["ii-2", "iv-2"]],
  ["mục II", ["ii"]],
  ["phần III", ["iii"]],
  ["phan 4", ["iv"]],
  ["phần thứ hai", ["ii"]],
  ["khẩu hiệu 2", ["iii-2"]],
  ["khau hieu so 10", ["iii-10"]],
  ["khẩu hiệu thứ mười", ["iii-10"]],
  ["gạch đầu dòng thứ hai mục 1.1", ["ii-1-1-g2"]],
  ["đoạn 2 mục 1.2", ["ii-1-2-d2"]],
  ["section IV", ["iv"]],
  ["clause 2.1 of section II", ["ii-2-1"]],
  ["slogan 2", ["iii-2"]],
  ["point 2, clause 1.1, item 1, section II", ["ii-1-1-g2"]],
  ["section two", ["ii"]],
  ["III.2", ["iii-2"]],
  ["phần V", []],
  ["ii 2 1", ["ii-2-1"]], // as it is typed on a phone
  ["số 1", null], // nor is a number alone
  ["thứ hai", null],
  ["mục 2 mục 1", null], // two items are no place
  ["Kế hoạch 113/KH-LĐLĐ › Phần II › Mục 1 › 1.1", ["ii-1-1"]], // as results say it
  ["Kế hoạch 113/KH-LĐLĐ › Phần III › Khẩu hiệu 2", ["iii-2"]],
  ["KH 113 khẩu hiệu 2", ["iii-2"]],
  ["II-1-1-g2", ["ii-1-1-g2"]],
  ["Nơi nhận › Gạch đầu dòng thứ hai", ["noi-nhan-g2"]],
  ["Nơi nhận", null],
  ["khẩu hiệu 2, 10", null],
  ["mục tiêu", null],
  ["hai", null],
  ["khẩu hiệu", null],
  ["nghị quyết 18", null],
  ["7", null],
  ["v", null],
  ["", null],
];

for (const [query, expected] of REFERENCES) {
  test(`the provisions that "${query}" refers to`, () => {
    const reference = parseReference(query);
    const found =
      reference && PROVISIONS.filter((one) => isReferredTo(reference, { ...DOCUMENT, ...one }));
    assert.deepEqual(found?.map(({ id }) => id) ?? null, expected);
  });
}
