// Reads the page aloud by a voice of the reader's device, from what is on the screen on.

import { ownText } from "../actions/provision_text.js";
import { loadStyle } from "../style.js";
import { sentences } from "./sentences.js";

/** @typedef {{element: Element, text: string}} Line */

/**
 * @typedef {object} Reading
 * @property {Line[]} lines
 * @property {number} at - the line that is read
 * @property {number} turn - counts what was begun: the end of an earlier one tells nothing
 * @property {boolean} isPaused
 * @property {SpeechSynthesisVoice} voice
 * @property {HTMLElement} bar
 * @property {HTMLElement} opener - where the focus returns to
 */

/** @type {Reading | undefined} */
let reading;

/** @type {Record<string, (reading: Reading) => void>} */
const ACTIONS = {
  pause: (now) => (now.isPaused ? speak(now) : pause(now)),
  previous: (now) => step(now, -1),
  next: (now) => step(now, 1),
  stop,
};

/** What controls show in place of their names. @type {Record<string, string>} */
const SIGNS = { previous: "←", next: "→" };

/**
 * Read on from the first provision that is to be seen, or stop where this is read already.
 *
 * @param {HTMLElement} opener - says which language to read
 */
export function toggleReading(opener) {
  if (reading) return stop(reading);
  const voice = voiceFor(opener.dataset.aloud ?? "");
  const lines = linesOf(document.querySelectorAll("main .provision"));
  if (!voice || !lines.length) return undefined;
  loadStyle("overlays").catch(() => {}); // speaking need not wait: browsers allow it on a press
  reading = {
    lines,
    at: start(lines),
    turn: 0,
    isPaused: false,
    voice,
    bar: makeBar(opener),
    opener,
  };
  addEventListener("pagehide", silence);
  return speak(reading);
}

/**
 * A voice of the device itself, rather than one that is sent the text.
 *
 * @param {string} language
 */
function voiceFor(language) {
  const voices = speechSynthesis.getVoices().filter(({ lang }) => isOf(lang, language));
  return voices.find(({ localService }) => localService) ?? voices[0];
}

/**
 * @param {string} tag - "vi-VN", on Android "vi_VN"
 * @param {string} language
 */
function isOf(tag, language) {
  return tag.toLowerCase().split(/[-_]/)[0] === language;
}

/**
 * @param {Iterable<Element>} provisions
 * @returns {Line[]}
 */
function linesOf(provisions) {
  return [...provisions].flatMap((element) =>
    sentences(ownText(element)).map((text) => ({ element, text })),
  );
}

/** @param {Line[]} lines */
function start(lines) {
  if (scrollY < innerHeight / 2) return 0;
  const seen = lines.findIndex(({ element }) => element.getBoundingClientRect().top >= 0);
  return Math.max(0, seen);
}

/** @param {Reading} now */
function speak(now) {
  const line = now.lines[now.at];
  if (!line) return stop(now);
  const turn = begin(now, false);
  const utterance = new SpeechSynthesisUtterance(line.text);
  utterance.voice = now.voice;
  utterance.lang = now.voice.lang.replace("_", "-");
  utterance.onend = () => turn === now.turn && goTo(now, now.at + 1);
  utterance.onerror = () => turn === now.turn && pause(now);
  mark(line.element);
  return speechSynthesis.speak(utterance);
}

/**
 * End what is spoken, and show whether something else follows.
 *
 * Pausing is stopping at a line and reading it again: Android's voices cannot pause.
 *
 * @param {Reading} now
 * @param {boolean} isPaused
 */
function begin(now, isPaused) {
  now.turn += 1;
  now.isPaused = isPaused;
  silence();
  const control = now.bar.querySelector("[data-aloud-act=pause]");
  if (control instanceof HTMLElement) {
    control.textContent = (isPaused ? control.dataset.resume : control.dataset.pause) ?? "";
  }
  return now.turn;
}

/** @param {Reading} now */
function pause(now) {
  begin(now, true);
}

/**
 * @param {Reading} now
 * @param {number} at
 */
function goTo(now, at) {
  now.at = at;
  speak(now);
}

/**
 * Go to the beginning of the next or the previous provision.
 *
 * @param {Reading} now
 * @param {1 | -1} direction
 */
function step(now, direction) {
  const { lines, at } = now;
  const isOther = (/** @type {Line} */ line) => line.element !== lines[at]?.element;
  const rest = direction > 0 ? lines.slice(at) : lines.slice(0, at).reverse();
  const other = rest.find(isOther);
  const first = lines.findIndex(({ element }) => element === (other ?? lines[at])?.element);
  goTo(now, direction > 0 && !other ? lines.length : first);
}

/** @param {Reading} now */
function stop(now) {
  reading = undefined;
  now.turn += 1;
  silence();
  removeEventListener("pagehide", silence);
  mark(null);
  now.bar.remove();
  now.opener.focus({ preventScroll: true });
}

function silence() {
  speechSynthesis.cancel();
}

/**
 * Mark the provision that is read, and show it.
 *
 * @param {Element | null} element
 */
function mark(element) {
  const before = document.querySelector(".is-aloud");
  if (before === element) return;
  before?.classList.remove("is-aloud");
  element?.classList.add("is-aloud");
  const box = element?.getBoundingClientRect();
  if (!box || (box.top > innerHeight * 0.1 && box.bottom < innerHeight * 0.8)) return;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ block: "start", behavior: isStill ? "auto" : "smooth" });
}

/**
 * The bar of controls, made here: pages need not carry what few readers open.
 *
 * @param {HTMLElement} opener - has the controls' names
 */
function makeBar(opener) {
  const [pause = "", resume = "", ...others] = (opener.dataset.words ?? "").split("|");
  const bar = document.createElement("section");
  bar.className = "reading-bar";
  bar.setAttribute("aria-label", opener.textContent ?? "");
  const control = addControl(bar, "pause", pause);
  Object.assign(control.dataset, { pause, resume });
  for (const [index, act] of ["previous", "next", "stop"].entries()) {
    addControl(bar, act, others[index] ?? "");
  }
  document.body.append(bar);
  bar.addEventListener("click", ({ target }) => {
    const control = target instanceof Element && target.closest("[data-aloud-act]");
    if (control instanceof HTMLElement && reading) {
      ACTIONS[control.dataset.aloudAct ?? ""]?.(reading);
    }
  });
  bar.querySelector("button")?.focus({ preventScroll: true });
  return bar;
}

/**
 * @param {HTMLElement} bar
 * @param {string} act
 * @param {string} name
 */
function addControl(bar, act, name) {
  const control = document.createElement("button");
  const sign = SIGNS[act];
  control.type = "button";
  control.dataset.aloudAct = act;
  control.textContent = sign ?? name;
  if (sign) control.setAttribute("aria-label", name);
  bar.append(control);
  return control;
}
