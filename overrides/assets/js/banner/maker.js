// The page that makes a banner: a slogan, a size, whose name, as PDF or SVG. Nothing leaves the
// reader's machine.

import { draw, svg, toElement, toFile } from "./drawing.js";
import { layOut, MILLIMETRE, missingLetters } from "./layout.js";
import { pdf } from "./pdf.js";

/**
 * @typedef {{ id: string, number: string, text: string,
 *   parts: import("./fitting.js").Part[] }} Slogan
 * @typedef {{ slogans: Slogan[], letters: string, messages: Record<string, string>,
 *   rules: import("./layout.js").Rules & Record<"red"|"yellow"|"red_ink"|"yellow_ink", string>
 * }} Data
 * @typedef {{ slogan: Slogan, issuer: string, width: number, height: number, bleed: number,
 *   reduced: boolean }} Wish - lengths in millimetres
 * @typedef {NonNullable<ReturnType<typeof made>>} Made
 */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form[data-banner]"));
const picture = /** @type {HTMLElement} */ (document.querySelector("[data-picture]"));
const status = /** @type {HTMLElement} */ (document.querySelector("[data-told]"));
const save = /** @type {HTMLElement} */ (document.querySelector("[data-save]"));
/** @type {Data} */
const data = JSON.parse(document.querySelector("[data-banner-data]")?.textContent ?? "{}");
const { rules } = data;
const said = (/** @type {string} */ name) => data.messages[name] ?? "";

/** What one does not see and brings along when pasting. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

/** @type {Made | null} */
let banner = null;
/** Whether the reader wants the PDF smaller than the banner, also where it need not be. */
let wantsReduced = false;

fetch(new URL(data.letters, document.baseURI))
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
  .then(start)
  .catch(() => tell(said("banner_failed")));

/** @param {import("./layout.js").Lettering} lettering */
function start(lettering) {
  restore(new URLSearchParams(location.search));
  form.hidden = false;
  save.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLSelectElement) choose(event.target);
    show(lettering);
    remember();
  });
  for (const button of save.querySelectorAll("button")) {
    button.addEventListener("click", () => saveAs(button.value));
  }
  show(lettering);
}

/** Show the banner that is asked for, or say why there is none. */
function show(/** @type {import("./layout.js").Lettering} */ lettering) {
  const wish = read();
  const wrong = faultOf(wish, lettering);
  banner = wrong.text ? null : made(wish, lettering);
  const isSmall = banner !== null && !banner.layout.legible;
  if (banner) picture.replaceChildren(toElement(banner.svg));
  picture.classList.toggle("is-old", !banner);
  for (const button of save.querySelectorAll("button")) button.disabled = !banner || isSmall;
  mark(isSmall ? ["ten", "rong", "cao"] : wrong.fields);
  showScale(wish);
  tell(wrong.text || (isSmall ? said("banner_small") : "") || toldOf(wish));
}

/** Tell which fields are wrong. */
function mark(/** @type {string[]} */ names) {
  for (const field of form.querySelectorAll("input")) {
    field.setAttribute("aria-invalid", String(names.includes(field.name)));
  }
}

/** The scale in which the PDF is drawn; true size is offered only where it fits on a page. */
function showScale(/** @type {Wish} */ wish) {
  const scale = /** @type {HTMLSelectElement} */ (form.elements.namedItem("ti-le"));
  for (const option of scale.options) option.disabled = option.value === "1" && !fits(wish);
  scale.value = String(scaleOf(wish));
}

/** @returns {Wish} */
function read() {
  const value = (/** @type {string} */ name) =>
    /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value;
  const metres = (/** @type {string} */ name) =>
    Math.round(1000 * Number(value(name).trim().replace(",", ".")));
  return {
    slogan: /** @type {Slogan} */ (
      data.slogans.find(({ id }) => id === value("so")) ?? data.slogans[0]
    ),
    issuer: value("ten")
      .replace(INVISIBLE, "")
      .normalize("NFC")
      .trim()
      .replace(/\s+/g, " ")
      .toLocaleUpperCase("vi"),
    width: metres("rong"),
    height: metres("cao"),
    bleed: 10 * Number(value("mep")),
    reduced: wantsReduced,
  };
}

/**
 * Why a banner cannot be made, in a sentence, and the fields to change; "" where it can.
 *
 * @param {Wish} wish
 * @param {import("./layout.js").Lettering} lettering
 */
function faultOf({ slogan, issuer, width, height }, lettering) {
  const sides = [width, height];
  const wrong = ["rong", "cao"].filter((_, index) => !isPossible(sides[index] ?? 0));
  if (wrong.length) return { text: said("banner_size"), fields: wrong };
  if (!issuer) return { text: said("banner_nameless"), fields: ["ten"] };
  const missing = missingLetters(slogan.text + issuer, lettering);
  if (!missing.length) return { text: "", fields: [] };
  return {
    text: said("banner_letters").replace("{letters}", missing.join(" ")),
    fields: ["ten"],
  };
}

/** Whether a banner can have a side of so many millimetres. */
function isPossible(/** @type {number} */ side) {
  return side >= 100 && side <= rules.max_side;
}

/**
 * @param {Wish} wish
 * @param {import("./layout.js").Lettering} lettering
 */
function made(wish, lettering) {
  const size = { ...wish, scale: scaleOf(wish) };
  const drawn = (/** @type {import("./layout.js").Size} */ one) => {
    const layout = /** @type {import("./layout.js").Layout} */ (
      layOut(wish.slogan.parts, wish.issuer, one, rules, lettering)
    );
    return { layout, drawing: draw(layout, rules, lettering) };
  };
  const { layout, drawing } = drawn(size);
  const name = nameOf(wish);
  return {
    layout,
    drawing,
    svg: svg(drawing, rules, `${wish.slogan.text} ${wish.issuer}`, layout.scale / MILLIMETRE),
    name: size.scale > 1 ? `${name}-ti-le-1-${size.scale}` : name,
    svgName: name,
    subject: `${toldOf(wish)} ${said("print_inks")}`,
  };
}

/** The name of a file: another one than the ready files' where the unit or the edge is another. */
function nameOf(/** @type {Wish} */ { slogan, issuer, width, height, bleed }) {
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("ten"));
  const isOwn = issuer !== field.defaultValue.toLocaleUpperCase("vi");
  return [
    said("banner_file")
      .replace("{number}", slogan.number)
      .replace("{size}", `${width / 10}x${height / 10}cm`),
    bleed ? said("banner_file_edge").replace("{bleed}", String(bleed / 10)) : "",
    isOwn ? plain(issuer).slice(0, 60).replace(/-$/, "") : "",
  ]
    .filter(Boolean)
    .join("-");
}

/** Letters without marks, and hyphens between words. */
function plain(/** @type {string} */ text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/Đ/g, "D")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** How many times smaller the PDF is than the banner: its page must not be too long. */
function scaleOf(/** @type {Wish} */ wish) {
  return wish.reduced || !fits(wish) ? rules.reduced : 1;
}

/** Whether a page can be as long as the banner with its edges. */
function fits(/** @type {Wish} */ { width, height, bleed }) {
  return Math.max(width, height) + 2 * bleed <= rules.longest_page;
}

/** What is told of the banner: its size, its scale, how high its letters are. */
function toldOf(/** @type {Wish} */ wish) {
  const scale = scaleOf(wish);
  const size = `${metres(wish.width)} × ${metres(wish.height)}`;
  const sides = [wish.width, wish.height].map((side) => metres(100 * (side / scale)));
  const told = (scale > 1 ? said("print_reduced") : said("print_true_size"))
    .replace("{size}", size)
    .replace("{drawn}", sides.join(" × "))
    .replace("{scale}", String(scale))
    .replace("{percent}", String(100 * scale));
  const edge = wish.bleed
    ? ` ${said("banner_edge").replace("{bleed}", String(wish.bleed / 10))}`
    : "";
  return told + edge;
}

/** A sentence about what is shown, or wrong. */
function tell(/** @type {string} */ text) {
  const high = banner?.layout.legible
    ? ` ${said("banner_read")
        .replace("{capitals}", String(Math.round(banner.layout.capitals / 10)))
        .replace(
          "{distance}",
          String(Math.floor(banner.layout.capitals * rules.metres_a_millimetre)),
        )}`
    : "";
  status.textContent = text + high;
}

/** Millimetres as metres, as the page's language writes them. */
function metres(/** @type {number} */ millimetres) {
  return (millimetres / 1000).toLocaleString(document.documentElement.lang);
}

/** Write a size that is chosen from the list into its fields; keep which scale is wanted. */
function choose(/** @type {HTMLSelectElement} */ { name, value }) {
  if (name === "ti-le") wantsReduced = value !== "1";
  if (name !== "co" || !value) return;
  const [width = 0, height = 0] = value.split("x").map(Number);
  setField("rong", metres(width));
  setField("cao", metres(height));
}

/**
 * @param {string} name
 * @param {string} value
 */
function setField(name, value) {
  const field = form.elements.namedItem(name);
  const isOffered =
    field instanceof HTMLSelectElement && [...field.options].some((one) => one.value === value);
  if (isOffered || field instanceof HTMLInputElement) field.value = value;
}

/** Keep what was chosen in the address, to go back to it or to send it. */
function remember() {
  const chosen = new FormData(form);
  chosen.delete("co");
  chosen.set("ti-le", wantsReduced ? String(rules.reduced) : "1");
  const query = new URLSearchParams(/** @type {any} */ (chosen));
  history.replaceState(history.state, "", `?${query}`);
}

/** @param {URLSearchParams} query */
function restore(query) {
  for (const [name, value] of query) setField(name, value);
  wantsReduced = query.get("ti-le") === String(rules.reduced);
}

/** Hand the file to the browser. */
function saveAs(/** @type {string} */ kind) {
  if (!banner) return;
  const { layout, drawing, subject } = banner;
  const file =
    kind === "svg"
      ? new File([toFile(banner.svg)], `${banner.svgName}.svg`, { type: "image/svg+xml" })
      : new File([pdf(drawing, { ...layout, subject }, rules)], `${banner.name}.pdf`, {
          type: "application/pdf",
        });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
