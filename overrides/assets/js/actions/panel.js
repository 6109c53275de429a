// Actions on the page itself: on a provision's own page, or beside each of several provisions.

import { perform } from "./actions.js";
import { textOfAll } from "./provision_text.js";

/**
 * Perform the action of the pressed control on its provision.
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
