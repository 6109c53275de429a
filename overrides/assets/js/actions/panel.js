// Actions on the page itself: on a provision's own page, or beside each of several provisions.

import { canonical, perform } from "./actions.js";
import { textOfAll } from "./provision_text.js";

/**
 * Perform the action of the pressed control on its provision.
 *
 * @param {HTMLElement} panel
 * @param {HTMLElement} control
 */
export function act(panel, control) {
  const { address = canonical(), citation = "" } = panel.dataset;
  const cited = citation || panel.querySelector("[data-cited]")?.textContent || "";
  const text = panel.querySelector("[data-text]") ?? document.querySelector("main [data-text]");
  perform(panel, control, {
    name: cited.replace(`, ${address}`, ""),
    address,
    page: location.href.replace(/[?#].*$/, ""),
    text: () => textOfAll(text?.querySelectorAll(".provision") ?? []),
  });
}
