// On a list of documents: shows the rows that have what is typed, and turns the links to other lists
// into choices at its top.

const form = document.querySelector("form[data-filter]");
if (form instanceof HTMLFormElement) {
  filterRows(form);
  for (const ways of document.querySelectorAll("[data-ways]")) form.append(choice(ways));
}

/**
 * Show only the rows whose text has every typed word, with or without its marks.
 *
 * @param {HTMLFormElement} form
 */
function filterRows(form) {
  const rows = [...document.querySelectorAll(".documents > li")].map((row) => ({
    row,
    text: plain(row.textContent ?? ""),
  }));
  const field = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  form.addEventListener("submit", (event) => event.preventDefault());
  field?.addEventListener("input", () => {
    const words = plain(field.value).split(/\s+/);
    let shown = 0;
    for (const { row, text } of rows) {
      const matches = words.every((word) => text.includes(word));
      row.toggleAttribute("hidden", !matches);
      shown += Number(matches);
    }
    if (status) status.textContent = shown ? "" : (form.dataset.none ?? "");
  });
}

/**
 * A select of the lists that these links lead to, opened as soon as one is chosen.
 *
 * @param {Element} ways
 */
function choice(ways) {
  const name = ways.querySelector("h3")?.textContent ?? "";
  const select = document.createElement("select");
  select.append(new Option(name, ""));
  for (const link of ways.querySelectorAll("a")) {
    const isHere = link.hasAttribute("aria-current");
    select.append(new Option(link.textContent ?? "", link.href, isHere, isHere));
  }
  select.setAttribute("aria-label", name);
  select.addEventListener("change", () => select.value && location.assign(select.value));
  return select;
}

/**
 * A text in small letters without marks, đ as d.
 *
 * @param {string} text
 */
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
}
