// Which document a query names, and what else it asks for.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isOfDocument,
  splitName,
  tidied,
} from "../../overrides/assets/js/search/query/document_name.js";

/** @type {[string, string, string][]} - a query, the name as type, number and year, the other words */
const SPLIT = [
  ["thời gian tổ chức kế hoạch 120", "ke hoach 120", "thời gian tổ chức"],
  [
    "Quyết định số 47/QĐ-LĐLĐ có hiệu lực khi nào?",
    "quyet dinh 47/qd-ldld",
    "có hiệu lực khi nào?",
  ],
  ["nơi nhận 50 lđlđ-vp", " 50/ldld-vp", "nơi nhận"],
  ["chữ ký 02/LĐLĐ-CSPL", " 2/ldld-cspl", "chữ ký"],
  ["điểm 2.2 kế hoạch 120 năm 2024", "ke hoach 120 2024", "điểm 2.2"],
  ["khám bệnh KH 23 2025 ở đâu", "kh 23 2025", "khám bệnh ở đâu"],
  ["báo cáo 8 năm 2026", "bao cao 8 2026", ""],
  ["kế hoạch 5 năm", "", "kế hoạch 5 năm"], // five years
  ["hướng dẫn 3 người", "", "hướng dẫn 3 người"],
  ["khẩu hiệu 7", "", "khẩu hiệu 7"],
  ["100 năm thành lập nước", "", "100 năm thành lập nước"],
];

for (const [query, named, words] of SPLIT) {
  test(`the document that "${query}" names`, () => {
    const { name, words: others } = splitName(query);
    const { type, document, year } = name;
    assert.equal(`${type} ${document} ${year}`.trimEnd(), named);
    assert.equal(others, words);
  });
}

/** @type {[string, string][]} */
const TIDIED = [
  ["Số 14 /QĐ - LĐLĐ", "Số 14/QĐ-LĐLĐ"],
  ["14/ QĐ-LĐLĐ và 12//KH", "14/QĐ-LĐLĐ và 12/KH"],
  ["qđ14 nói gì", "qđ 14 nói gì"],
  ["12kh", "kh 12"],
  ["07 / 01 / 2025", "07 / 01 / 2025"], // a date
  ["COP26", "COP26"],
];

for (const [query, expected] of TIDIED) {
  test(`"${query}" as it is printed`, () => {
    assert.equal(tidied(query), expected);
  });
}

const DECISION = { document: "Quyết định 47/QĐ-LĐLĐ", address: "2025/47-qd-ldld/dieu-1/" };

/** @type {[string, boolean][]} */
const OF_DECISION = [
  ["quyết định 47", true],
  ["QĐ 47", true],
  ["47/QĐ-LĐLĐ", true],
  ["47 qđ-lđlđ", true],
  ["quyết định 47 năm 2025", true],
  ["quyết định 47/2025", true],
  ["quyết định 47 năm 2024", false],
  ["quyết định 47/2024", false],
  ["47/QĐ-LĐLĐ 2024", false],
  ["văn bản 47", true], // of any type
  ["quyết định 4", false],
  ["kế hoạch 47", false],
  ["47/QĐ-UBND", false],
];

for (const [query, expected] of OF_DECISION) {
  test(`whether "${query}" is decision 47 of 2025`, () => {
    const { name } = splitName(query);
    assert.ok(name.document);
    assert.equal(isOfDocument(name, DECISION), expected);
  });
}
