// Cuts text into what a voice says at once: some browsers fall silent within a long text.

/** Characters: a sentence no shorter than `SHORT` is said alone, none longer than `LONG` is. */
const SHORT = 60;
const LONG = 200;

/**
 * The sentences of a text with several lines; a label, such as "1.1.", stays with its words.
 *
 * @param {string} text
 * @returns {string[]}
 */
export function sentences(text) {
  return text.split("\n").flatMap(cut);
}

/** @param {string} line */
function cut(line) {
  /** @type {string[]} */
  const found = [];
  let sentence = "";
  for (const part of line.replace(/([.!?;:,…])\s+/g, "$1\n").split("\n")) {
    const whole = sentence ? `${sentence} ${part}` : part;
    const isEnded = sentence.length >= SHORT && /[.!?;:…]$/.test(sentence);
    if (sentence && (isEnded || whole.length > LONG)) {
      found.push(sentence);
      sentence = part;
    } else {
      sentence = whole;
    }
  }
  return sentence.trim() ? [...found, sentence] : found;
}
