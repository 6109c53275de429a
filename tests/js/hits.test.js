// Which records have most of what a query asks for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { best, inAll } from "../../overrides/assets/js/search/backend/hits.js";

const COUNT = { records: 9, preloaded: 1 };

/** @param {number} weight @param {...[number, number[]]} words */
function asked(weight, ...words) {
  return { weight, words: words.map(([cost, records]) => ({ cost, records })) };
}

test("records with more of a query come first, of equal ones the newest document's", () => {
  const terms = [asked(3, [0, [2, 5, 8]]), asked(2, [0, [4, 5]])];
  assert.deepEqual(best(terms, COUNT, 9), [5, 2, 8, 4]);
});

test("a doubtful reading counts for less, and a term only once in a record", () => {
  const terms = [asked(3, [0, [6]], [2, [3, 6]]), asked(0.5, [0, [3]])];
  assert.deepEqual(best(terms, COUNT, 9), [6, 3]);
});

test("preloaded records are left out, and those beyond the most", () => {
  const terms = [asked(1, [0, [0, 1, 2, 3, 4]]), asked(1, [0, [4]])];
  assert.deepEqual(best(terms, COUNT, 3), [4, 1, 2]);
  assert.deepEqual(best([], COUNT, 3), []);
});

test("records that are in every list are found in their order", () => {
  assert.deepEqual(
    inAll(
      [
        [7, 3, 0],
        [0, 3, 5, 7],
      ],
      COUNT,
    ),
    [3, 7],
  );
  assert.deepEqual(inAll([[3], []], COUNT), []);
  assert.deepEqual(inAll([], COUNT), []);
});
