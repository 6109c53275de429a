// The actions that stand on a provision's own page, or beside each of several on one page.

import { perform } from "./actions.js";
import { textOfAll } from "./text.js";

/**
 * Do what the pressed control says, about its provision.
 *
 * @param {HTMLElement} panel
 * @param {HTMLElement} control
 */
export function act(panel, control) {
  const { address = "", citation = "" } = panel.dataset;
  const text = panel.querySelector("[data-text]") ?? document.querySelector("main [data-text]");
  perform(panel, control, {
    name: citation.replace(`, ${address}`, ""),
    address,
    page: location.origin + location.pathname,
    text: () => textOfAll(text?.querySelectorAll(".provision") ?? []),
  });
}
