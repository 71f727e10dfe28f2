// @ts-check
// The same content as two tables, of equal standing with the picture.

function showTable() {
  const at = byId("table");
  if (state.view !== "table") return fill(at);
  const walked = state.trace ? walk(state.trace, state.dir === "up", state.wide) : null;
  const shown = [...things.values()].filter((one) => (walked ? walked.numbers.has(one.id) : nodeShown(one)));
  const tied = [...traces.values()].filter((one) => (walked ? walked.edges.has(one.id) : edgeShown(one)));
  return fill(
    at,
    h("h2", null, `${t("item")} (${shown.length})`),
    shown.length ? itemTable(shown, walked) : h("p", { class: "note" }, t("empty")),
    h("h2", null, `${t("links")} (${tied.length})`),
    tied.length ? linkTable(tied) : null,
  );
}

/** @param {string[]} names @param {HTMLElement[]} rows */
function tableOf(names, rows) {
  return h("table", null, h("thead", null, h("tr", null, ...names.map((one) => h("th", { scope: "col" }, one)))), h("tbody", null, ...rows));
}

/** @param {Thing[]} shown @param {Walk | null} walked */
function itemTable(shown, walked) {
  const rows = shown
    .sort((a, b) => (walked ? order(walked, a.id) - order(walked, b.id) : 0) || byTime(b.id, a.id))
    .map(({ id, keii: own }) => {
      const passage = mainPassage(/** @type {Thing} */ (things.get(id)));
      const paper = passage && tables.documents[passage.document || ""];
      return h(
        "tr",
        { "aria-selected": id === state.node ? "true" : null },
        walked ? h("td", { class: "n" }, String(walked.numbers.get(id))) : null,
        h("td", { class: "date" }, own.date || "–"),
        h("th", { scope: "row" }, thingButton(id)),
        h("td", null, own.type === "statement" ? [kindName(own.kind), actName(own.act)].join(" · ") : term(own.cls)),
        h("td", null, (own.speakers || own.participants || []).map(nameOf).join(state.lang === "ja" ? "、" : ", ")),
        h("td", null, nameOf(own.lane)),
        h("td", { lang: (paper && paper.language) || null }, (paper && paper.title) || "–"),
      );
    });
  return tableOf([...(walked ? ["#"] : []), t("date"), t("item"), t("type"), t("who"), t("topics"), t("document")], rows);
}

/** @param {Walk} walked @param {string} id */
function order(walked, id) {
  return walked.numbers.get(id) || 0;
}

/** @param {Trace[]} tied */
function linkTable(tied) {
  const rows = tied
    .sort((a, b) => byTime(b.from, a.from) || byTime(b.to, a.to) || (a.id < b.id ? -1 : 1))
    .map((one) =>
      h(
        "tr",
        { "aria-selected": one.id === state.edge ? "true" : null },
        h("td", null, thingButton(one.from)),
        h("th", { scope: "row" }, h("button", { type: "button", class: "plain relation", "data-edge": one.id, onclick: () => chooseEdge(one.id) }, h("b", null, term(one.keii.relation)))),
        h("td", null, thingButton(one.to)),
        h("td", null, term(one.keii.basis)),
        h("td", null, one.keii.cue ? h("q", null, one.keii.cue) : "–"),
      ),
    );
  return tableOf([t("later"), t("relation"), t("earlier"), t("basis"), t("cue")], rows);
}
