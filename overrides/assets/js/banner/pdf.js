// A banner as a PDF of one page: outlines in the inks of print, tagged, as outline_pdf.py makes it.
// So little of PDF is needed that no library is.

/**
 * @typedef {import("./drawing.js").Drawing} Drawing
 * @typedef {{ slogan: string, issuer: string, subject: string }} Texts
 * @typedef {{ red_ink: string, yellow_ink: string }} Inks
 */

const ENCODER = new TextEncoder();

/**
 * The file's bytes.
 *
 * @param {Drawing} drawing
 * @param {Texts} texts
 * @param {Inks} inks
 */
export function pdf(drawing, texts, inks) {
  const { width, height, bleed } = drawing;
  const whole = numbers(-bleed, -bleed, width + bleed, height + bleed);
  const content = [...steps(drawing, inks)].join("\n");
  const element = (
    /** @type {string} */ kind,
    /** @type {number} */ id,
    /** @type {string} */ text,
  ) => `<</Type/StructElem/S/${kind}/P 7 0 R/Pg 3 0 R/K ${id}/ActualText ${string(text)}>>`;
  return file([
    "<</Type/Catalog/Pages 2 0 R/Lang(vi-VN)/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R" +
      "/ViewerPreferences<</DisplayDocTitle true>>>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[${whole}]/BleedBox[${whole}]` +
      `/TrimBox[${numbers(0, 0, width, height)}]/Resources<<>>/Contents 4 0 R/StructParents 0>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    `<</Title ${string(texts.slogan)}/Author ${string(texts.issuer)}` +
      `/Subject ${string(texts.subject)}/Trapped/False>>`,
    "<</Type/StructTreeRoot/K[7 0 R]/ParentTree<</Nums[0[8 0 R 9 0 R]]>>>>",
    "<</Type/StructElem/S/Document/P 6 0 R/K[8 0 R 9 0 R]>>",
    element("H1", 0, texts.slogan),
    element("P", 1, texts.issuer),
  ]);
}

/**
 * The steps that draw the page: ground, slogan, rule, issuer.
 *
 * @param {Drawing} drawing
 * @param {Inks} inks
 */
function* steps({ width, height, bleed, slogan, rule, issuer }, inks) {
  yield "/Artifact BMC";
  yield `${inks.red_ink} k`;
  yield `${numbers(-bleed, -bleed, width + 2 * bleed, height + 2 * bleed)} re f`;
  yield "EMC";
  yield `${inks.yellow_ink} k`;
  yield "/H1 <</MCID 0>> BDC";
  for (const line of slogan) yield* lineSteps(line, height);
  yield "EMC";
  yield "/Artifact BMC";
  yield `${numbers(rule.x, height - rule.y - rule.height, rule.width, rule.height)} re f`;
  yield "EMC";
  yield "/P <</MCID 1>> BDC";
  yield* lineSteps(issuer, height);
  yield "EMC";
}

/**
 * @param {import("./drawing.js").Line} line
 * @param {number} height
 */
function* lineSteps({ x, y, unit, shapes }, height) {
  yield `q ${unit.toFixed(6)} 0 0 ${unit.toFixed(6)} ${numbers(x, height - y)} cm`;
  for (const shape of shapes) {
    yield `q 1 0 0 1 ${numbers(shape.x)} 0 cm`;
    yield* pathSteps(shape.path);
    yield "f Q";
  }
  yield "Q";
}

/**
 * A path of relative steps as absolute ones; its curves of degree two as those of degree three.
 *
 * @param {string} path
 */
function* pathSteps(path) {
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  for (const [, kind, written = ""] of path.matchAll(/([mlqz])([^mlqz]*)/g)) {
    const given = (written.match(/-?\d+/g) ?? []).map(Number);
    const places = given.map((value, index) => value + (index % 2 ? y : x));
    const [endX = startX, endY = startY] = places.slice(-2);
    if (kind === "z") {
      yield "h";
    } else if (kind === "q") {
      const [bendX = x, bendY = y] = places;
      const near = [towards(x, bendX), towards(y, bendY)];
      const far = [towards(endX, bendX), towards(endY, bendY)];
      yield `${[...near, ...far, endX, endY].join(" ")} c`;
    } else {
      yield `${places.join(" ")} ${kind}`;
    }
    if (kind === "m") [startX, startY] = [endX, endY];
    [x, y] = [endX, endY];
  }
}

/**
 * Two thirds of the way from an end of a curve to the point that bends it.
 *
 * @param {number} end
 * @param {number} bend
 */
function towards(end, bend) {
  return Math.round(end + (2 * (bend - end)) / 3);
}

/** @param {number[]} values */
function numbers(...values) {
  return values.map((value) => Number(value.toFixed(3))).join(" ");
}

/**
 * A text as UTF-16 in hexadecimal digits, with the mark that says so.
 *
 * @param {string} text
 */
function string(text) {
  const codes = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  return `<FEFF${codes.map((code) => code.toString(16).padStart(4, "0")).join("")}>`;
}

/**
 * A file of these objects, numbered from 1: the catalogue first, what describes the file fifth.
 *
 * @param {string[]} objects - of ASCII letters
 */
function file(objects) {
  let text = "%PDF-1.6\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const trailer = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R/Info 5 0 R>>`;
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join("")}`;
  return ENCODER.encode(`${text}${table}${trailer}\nstartxref\n${text.length}\n%%EOF\n`);
}
