// @ts-check
// Search in names, words, people and documents of both languages, whatever width they are typed in.

/** @type {Map<string, string>} */
const searchable = new Map();

function makeSearchable() {
  for (const [id, thing] of things) {
    const own = thing.keii;
    const people = [...(own.speakers || []), ...(own.holders || []), own.reporter, ...(own.participants || []), ...(own.topics || [])];
    const papers = (own.passages || []).map((one) => (tables.documents[tables.passages[one].document || ""] || {}).title);
    const names = people.flatMap((one) => Object.values((one && tables.labels[one]) || {}));
    const quotes = (own.passages || []).map((one) => tables.passages[one].quote);
    searchable.set(id, fold([own.label_ja, own.label_en, own.date, ...names, ...quotes, ...papers].filter(Boolean).join("\n")));
  }
}

/** @param {string} text */
function findThings(text) {
  const parts = fold(text).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  return [...searchable].filter(([, words]) => parts.every((one) => words.includes(one))).map(([id]) => id);
}

/** Names first, then the newest. @param {string[]} ids @param {string} text */
function ranked(ids, text) {
  const wanted = fold(text).trim();
  /** @param {string} id */
  const inName = (id) => {
    const own = /** @type {Thing} */ (things.get(id)).keii;
    return fold(`${own.label_ja}\n${own.label_en}`).includes(wanted) && own.type !== "statement" ? 0 : 1;
  };
  return ids.sort((a, b) => inName(a) - inName(b) || byTime(b, a));
}

function showFound() {
  const box = /** @type {HTMLInputElement} */ (byId("q"));
  const list = byId("found");
  const text = box.value;
  if (!text.trim()) {
    list.hidden = true;
    return;
  }
  const ids = ranked(findThings(text), text);
  say(ids.length ? t("results", { n: ids.length }) : t("nothing"));
  list.hidden = false;
  fill(
    list,
    ...(ids.length ? [] : [h("li", { class: "fine" }, t("nothing"))]),
    ...ids.slice(0, 30).map((id) => {
      const button = thingButton(id);
      button.append(h("small", null, dateText(/** @type {Thing} */ (things.get(id)).keii.date)));
      button.addEventListener("click", () => {
        list.hidden = true;
        box.value = "";
      });
      return h("li", null, button);
    }),
  );
}

/** @param {KeyboardEvent} event */
function onSearchKey(event) {
  const list = byId("found");
  const buttons = [...list.querySelectorAll("button")];
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  if (event.key === "Escape") list.hidden = true;
  else if (event.key === "ArrowDown" && buttons.length) buttons[Math.min(at + 1, buttons.length - 1)].focus();
  else if (event.key === "ArrowUp" && at > 0) buttons[at - 1].focus();
  else if (event.key === "ArrowUp" && at === 0) byId("q").focus();
  else if (event.key === "Enter" && at < 0 && buttons.length) buttons[0].click();
  else return;
  event.preventDefault();
}
