// The page that makes a banner: a slogan, a size, whose name, as PDF or SVG. Nothing leaves the
// reader's machine.

import { draw, svg } from "./drawing.js";
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

/** @type {Made | null} */
let banner = null;

fetch(new URL(data.letters, document.baseURI))
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
  .then(start)
  .catch(() => tell(said("banner_failed")));

/** @param {import("./layout.js").Lettering} lettering */
function start(lettering) {
  restore(new URLSearchParams(location.search));
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.name === "co") chooseSize();
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
  banner = wrong ? null : made(wish, lettering);
  const small = banner && !banner.layout.legible;
  if (banner) picture.innerHTML = banner.svg;
  picture.classList.toggle("is-old", !banner);
  save.hidden = !banner || Boolean(small);
  tell(wrong || (small && banner ? said("banner_small") : "") || toldOf(wish));
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
    issuer: value("ten").normalize("NFC").trim().replace(/\s+/g, " ").toLocaleUpperCase("vi"),
    width: metres("rong"),
    height: metres("cao"),
    bleed: 10 * Number(value("mep")),
    reduced: value("ti-le") !== "1",
  };
}

/**
 * Why a banner cannot be made, in a sentence; "" where it can.
 *
 * @param {Wish} wish
 * @param {import("./layout.js").Lettering} lettering
 */
function faultOf({ slogan, issuer, width, height }, lettering) {
  const sides = [width, height];
  if (!sides.every((side) => side >= 100 && side <= rules.max_side)) return said("banner_size");
  if (!issuer) return said("banner_nameless");
  const missing = missingLetters(slogan.text + issuer, lettering);
  return missing.length ? said("banner_letters").replace("{letters}", missing.join(" ")) : "";
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
  const name = said("banner_file")
    .replace("{number}", wish.slogan.number)
    .replace("{size}", `${wish.width / 10}x${wish.height / 10}cm`);
  return {
    layout,
    drawing,
    svg: svg(drawing, rules, `${wish.slogan.text} ${wish.issuer}`, layout.scale / MILLIMETRE),
    name: size.scale > 1 ? `${name}-ti-le-1-${size.scale}` : name,
    svgName: name,
    subject: `${toldOf(wish)} ${said("print_inks")}`,
  };
}

/** How many times smaller the PDF is than the banner: its page must not be too long. */
function scaleOf(/** @type {Wish} */ { width, height, bleed, reduced }) {
  const fits = Math.max(width, height) + 2 * bleed <= rules.longest_page;
  return reduced || !fits ? rules.reduced : 1;
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

/** Write the size that was chosen from the list into the fields. */
function chooseSize() {
  const { value } = /** @type {HTMLSelectElement} */ (form.elements.namedItem("co"));
  if (!value) return;
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
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
}

/** Keep what was chosen in the address, to go back to it or to send it. */
function remember() {
  const chosen = new FormData(form);
  chosen.delete("co");
  const query = new URLSearchParams(/** @type {any} */ (chosen));
  history.replaceState(history.state, "", `?${query}`);
}

/** @param {URLSearchParams} query */
function restore(query) {
  for (const [name, value] of query) setField(name, value);
}

/** Hand the file to the browser. */
function saveAs(/** @type {string} */ kind) {
  if (!banner) return;
  const { layout, drawing, subject } = banner;
  const file =
    kind === "svg"
      ? new File([banner.svg], `${banner.svgName}.svg`, { type: "image/svg+xml" })
      : new File([pdf(drawing, { ...layout, subject }, rules)], `${banner.name}.pdf`, {
          type: "application/pdf",
        });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
