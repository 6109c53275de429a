// Which provisions a query refers to.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isReferredTo,
  lastOf,
  parseReference,
} from "../../overrides/assets/js/search/query/reference.js";

const DOCUMENT = { document: "Kế hoạch 113/KH-LĐLĐ", address: "2025/113-kh-ldld/", within: "" };
const PROVISIONS = [
  { id: "ii", place: "Phần II" },
  { id: "ii-1", place: "Phần II › Mục 1" },
  { id: "ii-1-1", place: "Phần II › Mục 1 › Tiểu mục 1.1" },
  { id: "ii-1-1-g2", place: "Phần II › Mục 1 › Tiểu mục 1.1 › Gạch đầu dòng thứ hai" },
  { id: "ii-1-2", place: "Phần II › Mục 1 › Tiểu mục 1.2" },
  { id: "ii-1-2-d2", place: "Phần II › Mục 1 › Tiểu mục 1.2 › Đoạn thứ hai" },
  { id: "ii-2", place: "Phần II › Mục 2" },
  { id: "ii-2-1", place: "Phần II › Mục 2 › Tiểu mục 2.1" },
  { id: "iii", place: "Phần III" },
  { id: "iii-2", place: "Phần III › Khẩu hiệu 2", within: "III. KHẨU HIỆU TUYÊN TRUYỀN" },
  { id: "iii-10", place: "Phần III › Khẩu hiệu 10" },
  { id: "noi-nhan-g2", place: "Nơi nhận › Gạch đầu dòng thứ hai" },
  { id: "iv", place: "Phần IV" },
  { id: "iv-3", place: "Section IV › Point 2" },
  { id: "iv-2", place: "Phần IV › Mục 2" },
  { id: "iv-2-g1", place: "Phần IV › Mục 2 › Gạch đầu dòng thứ nhất" },
];

/** @type {[string, string[] | null][]} */
const REFERENCES = [
  ["II.2.1", ["ii-2-1"]],
  ["(II.2.1)", ["ii-2-1"]],
  ["Phần II › Mục 1 › Tiểu mục 1.1 › Gạch đầu dòng thứ hai", ["ii-1-1-g2"]],
  ["Phần II › Mục 1 › 1.1 › Gạch đầu dòng thứ hai", ["ii-1-1-g2"]],
  ["tiểu mục 1.1, mục 1, phần II, Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025", ["ii-1-1"]], // cited
  ["điểm 1.1, mục 1, phần II, Kế hoạch số 113/KH-LĐLĐ ngày 07/01/2025", ["ii-1-1"]], // as offices do
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
  ["tiểu mục 1.2", ["ii-1-2"]],
  ["khoản 1.2", ["ii-1-2"]],
  ["mục 1.2.", ["ii-1-2"]],
  ["điểm 1.1 phần II", ["ii-1-1"]],
  ["phần II, mục 2", ["ii-2"]],
  ["mục 2 của phần II", ["ii-2"]],
  ["Phan IV muc 2", ["iv-2"]],
  ["IV.2", ["iv-2"]],
  ["mục 2", ["ii-2", "iv-2"]],
  ["mục II", ["ii"]],
  ["section 2 part II", ["ii-2"]],
  ["phần III", ["iii"]],
  ["phan 4", ["iv"]],
  ["phần thứ hai", ["ii"]],
  ["khẩu hiệu 2", ["iii-2"]],
  ["ý 2 mục 1.1 phần II", ["ii-1-1-g2"]],
  ["ý thứ nhất mục 2 phần IV", ["iv-2-g1"]],
  ["khẩu hiệu cuối cùng", ["iii-2", "iii-10"]], // of which the last is chosen below
  ["khau hieu so 10", ["iii-10"]],
  ["khẩu hiệu thứ mười", ["iii-10"]],
  ["gạch đầu dòng thứ hai mục 1.1", ["ii-1-1-g2"]],
  ["đoạn 2 mục 1.2", ["ii-1-2-d2"]],
  ["section IV", ["iv"]],
  ["clause 2.1 of section II", ["ii-2-1"]],
  ["slogan 2", ["iii-2"]],
  ["second slogan", ["iii-2"]],
  ["the 2nd slogan of part III", ["iii-2"]],
  ["second bullet of clause 1.1", ["ii-1-1-g2"]],
  ["second bullet of part IV", ["iv-3"]],
  ["section 1.1", ["ii-1-1"]],
  ["khẩu hiệu 2 phần khẩu hiệu tuyên truyền", ["iii-2"]], // a section by its title
  ["khẩu hiệu 2 phần tổ chức thực hiện", []],
  ["point 2, clause 1.1, item 1, section II", ["ii-1-1-g2"]],
  ["section two", ["ii"]],
  ["III.2", ["iii-2"]],
  ["phần V", []],
  ["ii 2 1", ["ii-2-1"]], // as it is typed on a phone
  ["số 1", null], // nor is a number alone
  ["thứ hai", null],
  ["mục 2 mục 1", null], // two items are no place
  ["Kế hoạch 113/KH-LĐLĐ › Phần II › Mục 1 › Tiểu mục 1.1", ["ii-1-1"]], // as results say it
  ["Kế hoạch 113/KH-LĐLĐ › Phần III › Khẩu hiệu 2", ["iii-2"]],
  ["KH 113 khẩu hiệu 2", ["iii-2"]],
  ["II-1-1-g2", ["ii-1-1-g2"]],
  ["Nơi nhận › Gạch đầu dòng thứ hai", ["noi-nhan-g2"]],
  ["Nơi nhận", null],
  ["khẩu hiệu 2, 10", null],
  ["mục tiêu", null],
  ["hai", null],
  ["khẩu hiệu", null],
  ["nghị quyết 18", []], // a document; not one of ours
  ["7", null],
  ["v", null],
  ["", null],
];

const DECISION = {
  document: "Quyết định 47/QĐ-LĐLĐ",
  address: "2025/47-qd-ldld/",
  within: "Công tác văn thư (Ban hành kèm theo Quyết định số 47/QĐ-LĐLĐ) SOẠN THẢO VĂN BẢN",
};
const ARTICLES = [
  { id: "2025/47-qd-ldld", place: "" },
  { id: "can-cu", place: "Căn cứ" },
  { id: "can-cu-d2", place: "Căn cứ › Đoạn thứ hai" },
  { id: "dieu-3", place: "Điều 3" },
  { id: "quy-che", place: "Quy chế" },
  { id: "quy-che-chuong-ii", place: "Quy chế › Chương II" },
  { id: "quy-che-chuong-ii-muc-1", place: "Quy chế › Chương II › Mục 1" },
  { id: "quy-che-dieu-3", place: "Quy chế › Chương II › Mục 1 › Điều 3" },
  { id: "quy-che-dieu-4", place: "Quy chế › Chương II › Mục 1 › Điều 4" },
  { id: "quy-che-dieu-4-1", place: "Quy chế › Chương II › Mục 1 › Điều 4 › Khoản 1" },
  { id: "quy-che-dieu-4-1-d", place: "Quy chế › Chương II › Mục 1 › Điều 4 › Khoản 1 › Điểm d" },
  { id: "quy-che-dieu-4-1-dd", place: "Quy chế › Chương II › Mục 1 › Điều 4 › Khoản 1 › Điểm đ" },
  { id: "phu-luc-i", place: "Phụ lục I" },
  { id: "phu-luc-i-1", place: "Phụ lục I › Mục 1" },
  { id: "phu-luc-ii-b1", place: "Phụ lục II › Bảng 1" },
  { id: "mau-01", place: "Mẫu số 01" },
  { id: "a", place: "Phần A" },
  { id: "a-ii", place: "Phần A › Mục II" },
  { id: "a-ii-1", place: "Phần A › Mục II › Mục 1" },
  { id: "a-ii-1-1-1", place: "Phần A › Mục II › Mục 1 › Tiểu mục 1.1.1" },
  { id: "a-ii-1-1-1-a-2", place: "Phần A › Mục II › Mục 1 › Tiểu mục 1.1.1 › Điểm a.2" },
  { id: "a-ii-1-1-1-n3", place: "Phần A › Mục II › Mục 1 › Tiểu mục 1.1.1 › Điểm (3)" },
  { id: "chu-thich-1", place: "Chú thích 1" },
  { id: "chu-ky-2", place: "Chữ ký thứ hai" },
  { id: "phan-3", place: "Phần thứ ba" },
];

/** @type {[string, string[] | null][]} */
const IN_ARTICLES = [
  ["điều 4 khoản 1", ["quy-che-dieu-4-1"]],
  ["khoản 1 điều 4", ["quy-che-dieu-4-1"]],
  ["Khoản 1, Điều 4", ["quy-che-dieu-4-1"]],
  ["điểm đ khoản 1 điều 4", ["quy-che-dieu-4-1-dd"]],
  ["điểm d khoản 1 điều 4", ["quy-che-dieu-4-1-d"]],
  ["diem d khoan 1 dieu 4", ["quy-che-dieu-4-1-d", "quy-che-dieu-4-1-dd"]], // typed without marks
  ["Điều 4.1.đ", ["quy-che-dieu-4-1-dd"]],
  ["Article 4(1)(đ)", ["quy-che-dieu-4-1-dd"]],
  ["point đ, clause 1, Article 4", ["quy-che-dieu-4-1-dd"]],
  ["dieu 3", ["dieu-3", "quy-che-dieu-3"]],
  ["điều 3 quy chế", ["quy-che-dieu-3"]],
  ["điều 3 quy chế công tác văn thư", ["quy-che-dieu-3"]],
  ["điều 3 quy chế làm việc", []],
  ["điều 3 47/QĐ-LĐLĐ", ["dieu-3", "quy-che-dieu-3"]],
  ["47/QĐ-LĐLĐ điều 4", ["quy-che-dieu-4"]],
  ["điều 4 quyết định 47", ["quy-che-dieu-4"]],
  ["điều 4 quyết định số 47/QĐ-LĐLĐ", ["quy-che-dieu-4"]],
  ["điều 4 quyết định", ["quy-che-dieu-4"]],
  ["điều 4 kế hoạch 47", []],
  ["47/QĐ-LĐLĐ", ["2025/47-qd-ldld"]],
  ["QĐ 47", ["2025/47-qd-ldld"]],
  ["Quyết định số 47/QĐ-LĐLĐ ngày 02/04/2025 của LĐLĐ tỉnh Lai Châu", ["2025/47-qd-ldld"]],
  ["nghị quyết 47", []],
  ["điều 4 quyết định 48", []],
  ["điều 4 47/QĐ-UBND", []],
  ["Điều 5", []],
  ["khoản 2 điều 4", []],
  ["điều 70 bộ luật lao động", []],
  ["khoản 1", ["quy-che-dieu-4-1", "phu-luc-i-1", "a-ii-1"]],
  ["chương II", ["quy-che-chuong-ii"]],
  ["chuong 2", ["quy-che-chuong-ii"]],
  ["mục 1 chương II", ["quy-che-chuong-ii-muc-1"]],
  ["phụ lục I", ["phu-luc-i"]],
  ["phu luc 1", ["phu-luc-i"]],
  ["appendix 1", ["phu-luc-i"]],
  ["phụ lục", null],
  ["phụ lục III", []],
  ["mục 1 phụ lục I", ["phu-luc-i-1"]],
  ["bảng 1", ["phu-luc-ii-b1"]],
  ["bảng 1 phụ lục II", ["phu-luc-ii-b1"]],
  ["mẫu số 01", ["mau-01"]],
  ["mau 1", ["mau-01"]],
  ["phần A", ["a"]],
  ["phần B", []],
  ["mục II phần A", ["a-ii"]],
  ["mục 1, mục II, phần A", ["a-ii-1"]],
  ["điểm 1 mục II phần A", ["a-ii-1"]],
  ["A.II.1", ["a-ii-1"]],
  ["1.1.1", ["a-ii-1-1-1"]],
  ["điểm a.2", ["a-ii-1-1-1-a-2"]],
  ["điểm (3)", ["a-ii-1-1-1-n3"]],
  ["chú thích 1", ["chu-thich-1"]],
  ["chữ ký thứ hai", ["chu-ky-2"]],
  ["phần thứ ba", ["phan-3"]],
  ["phần III", ["phan-3"]],
  ["quy-che-dieu-4-1-dd", ["quy-che-dieu-4-1-dd"]],
  [
    "khoản 1 Điều 4 Quy chế ban hành kèm theo Quyết định số 47/QĐ-LĐLĐ ngày 02/04/2025 của LĐLĐ tỉnh",
    ["quy-che-dieu-4-1"],
  ],
  [
    "Điều 3, Quyết định số 47/QĐ-LĐLĐ ngày 02/04/2025, https://a.example/2025/47-qd-ldld/dieu-3/",
    ["dieu-3"],
  ],
];

for (const [query, expected] of IN_ARTICLES) {
  test(`the provisions of texts with articles, letters and annexes for "${query}"`, () => {
    const reference = parseReference(query);
    const found =
      reference && ARTICLES.filter((one) => isReferredTo(reference, { ...DECISION, ...one }));
    assert.deepEqual(found?.map(({ id }) => id) ?? null, expected);
  });
}

const TRANSLATED = [
  { id: "ii-1", place: "Section II › Item 1" },
  { id: "ii-1-1", place: "Section II › Item 1 › Clause 1.1" },
  { id: "ii-1-1-g2", place: "Section II › Item 1 › Clause 1.1 › Point 2" },
];

for (const query of ["II.1.1", "1.1", "clause 1.1", "item 1.1", "tiểu mục 1.1", "điểm 1.1"]) {
  test(`the provisions of a translation that "${query}" refers to`, () => {
    const reference = parseReference(query);
    const found =
      reference && TRANSLATED.filter((one) => isReferredTo(reference, { ...DOCUMENT, ...one }));
    assert.deepEqual(found?.map(({ id }) => id) ?? null, ["ii-1-1"]);
  });
}

for (const [query, expected] of REFERENCES) {
  test(`the provisions that "${query}" refers to`, () => {
    const reference = parseReference(query);
    const found =
      reference && PROVISIONS.filter((one) => isReferredTo(reference, { ...DOCUMENT, ...one }));
    assert.deepEqual(found?.map(({ id }) => id) ?? null, expected);
  });
}

/** @type {[string, string[]][]} */
const LAST = [
  ["khẩu hiệu cuối cùng", ["iii-10"]],
  ["the last slogan", ["iii-10"]],
  ["first slogan", []], // as there is none
  ["mục cuối phần II", ["ii-1-2", "ii-2", "ii-2-1"]], // of each level that may be meant
  ["khẩu hiệu 2", ["iii-2"]],
];

for (const [query, expected] of LAST) {
  test(`the last that "${query}" means`, () => {
    const reference = parseReference(query);
    assert.ok(reference);
    const every = PROVISIONS.map((one) => ({ ...DOCUMENT, ...one }));
    const found = every.filter((one) => isReferredTo(reference, one));
    assert.deepEqual(
      lastOf(reference, found).map(({ id }) => id),
      expected,
    );
  });
}
