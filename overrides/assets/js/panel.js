// The actions that stand on a provision's own page.

import { perform } from "./actions.js";
import { textOfAll } from "./text.js";

/**
 * Do what the pressed control says, about the provision of this page.
 *
 * @param {HTMLElement} panel
 * @param {HTMLElement} control
 */
export function act(panel, control) {
  const { address = "", citation = "" } = panel.dataset;
  perform(panel, control, {
    name: citation.replace(`, ${address}`, ""),
    address,
    page: location.origin + location.pathname,
    text: () => textOfAll(document.querySelectorAll("main [data-text] .provision")),
  });
}
