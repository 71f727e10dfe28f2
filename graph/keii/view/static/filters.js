// @ts-check
// What is shown and what is not: topics, kinds, bases; and the switches in the bar.

/** @param {string} at @param {"view" | "level" | "lang"} key @param {[string, string, string?][]} choices */
function segments(at, key, choices) {
  const group = byId(at);
  const legend = group.querySelector("legend");
  fill(
    group,
    legend,
    ...choices.map(([value, words, lang]) => {
      const box = /** @type {HTMLInputElement} */ (h("input", { type: "radio", name: at, value }));
      box.checked = state[key] === value;
      box.addEventListener("change", () => update(/** @type {any} */ ({ [key]: value })));
      return h("label", { lang }, box, h("span", null, words));
    }),
  );
}

function showBar() {
  segments("views", "view", [["picture", t("viewPicture")], ["table", t("viewTable")]]);
  segments("levels", "level", [["decisions", t("levelDecisions")], ["linked", t("levelLinked")], ["all", t("levelAll")]]);
  segments("languages", "lang", [["ja", "日本語", "ja"], ["en", "English", "en"]]);
  const theme = /** @type {HTMLSelectElement} */ (byId("theme"));
  fill(theme, ...[["system", "themeSystem"], ["light", "themeLight"], ["dark", "themeDark"]].map(([value, key]) => h("option", { value }, t(key))));
  theme.value = state.theme;
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.getAttribute("data-t") || "");
  for (const one of document.querySelectorAll("[data-t-label]")) one.setAttribute("aria-label", t(one.getAttribute("data-t-label") || ""));
  for (const one of document.querySelectorAll("[data-t-placeholder]")) one.setAttribute("placeholder", t(one.getAttribute("data-t-placeholder") || ""));
}

/** @param {string} title @param {"topics" | "kinds" | "bases"} key @param {string[]} every @param {(one: string) => string} name */
function choices(title, key, every, name) {
  /** @param {Set<string>} chosen */
  const set = (chosen) => update(/** @type {any} */ ({ [key]: chosen }));
  return h(
    "fieldset",
    null,
    h("legend", null, t(title)),
    ...every.map((one) => {
      const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", value: one, name: key }));
      box.checked = state[key].has(one);
      box.addEventListener("change", () => {
        const chosen = new Set(state[key]);
        if (box.checked) chosen.add(one);
        else chosen.delete(one);
        set(chosen);
      });
      return h("label", { class: "check" }, box, key === "topics" ? swatch(one) : null, name(one));
    }),
    h("p", { class: "acts" }, h("button", { type: "button", class: "plain", onclick: () => set(new Set(every)) }, t("all")), h("button", { type: "button", class: "plain", onclick: () => set(new Set()) }, t("none"))),
  );
}

/** @param {string} lane */
function swatch(lane) {
  const made = h("span", { class: "swatch", "aria-hidden": "true" });
  made.style.setProperty("--topic", topicColour(lane));
  return made;
}

function laneOrder() {
  return tables.layouts.all.lanes.map(([lane]) => lane);
}

function showFilters() {
  const box = byId("filters");
  const held = document.activeElement && box.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement) : null;
  const again = held && held.name ? `input[name="${held.name}"]` : null;
  const value = held ? held.value : "";
  fill(
    box,
    choices("topics", "topics", laneOrder(), nameOf),
    choices("kind", "kinds", allKinds, kindName),
    choices("basis", "bases", allBases, (one) => term(one)),
  );
  if (again) for (const one of box.querySelectorAll(again)) if (/** @type {HTMLInputElement} */ (one).value === value) /** @type {HTMLElement} */ (one).focus();
}

function showLegend() {
  /** @param {string} cls @param {string} words */
  const line = (cls, words) => h("li", null, h("span", { class: `stroke ${cls}`, "aria-hidden": "true" }), words);
  /** @param {string} type @param {string} kind @param {string} words */
  const shape = (type, kind, words) => h("li", null, h("span", { class: "glyph", "data-type": type, "data-kind": kind, "aria-hidden": "true" }), words);
  fill(
    byId("legend"),
    h("summary", null, t("legend")),
    h("ul", null, shape("event", "", t("event")), shape("agreement", "", t("agreement")), ...allKinds.map((kind) => shape("statement", kind, kindName(kind)))),
    h("ul", null, line("stated", t("lineStated")), line("same", t("lineSame")), line("registered", t("lineRegistered")), line("beside", t("lineBeside")), line("inferred", t("lineInferred"))),
    h("p", null, t("direction")),
  );
}
