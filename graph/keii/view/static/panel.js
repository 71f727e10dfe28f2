// @ts-check
// The side panel: what is known of one thing or one link, with the words behind it.

function showPanel() {
  const panel = byId("panel");
  if (state.trace) fill(panel, ...story());
  else if (state.edge) fill(panel, ...edgePanel(state.edge));
  else if (state.node) fill(panel, ...nodePanel(state.node));
  else fill(panel, ...startPanel());
  panel.scrollTop = 0;
}

function backButton() {
  return h("button", { type: "button", class: "back", onclick: () => chooseNode(null) }, `← ${t("back")}`);
}

/** What a reader sees before choosing anything. @returns {Child[]} */
function startPanel() {
  const counts = [...things.keys()]
    .filter((id) => (things.get(id) || { keii: { type: "" } }).keii.type !== "statement")
    .map((id) => ({ id, n: distances(id, false).size - 1 }))
    .filter((one) => one.n)
    .sort((a, b) => b.n - a.n || byTime(a.id, b.id))
    .slice(0, 5);
  const deepest = [...things.keys()]
    .filter((id) => (back.get(id) || []).length && !hasAnchor(id))
    .map((id) => ({ id, n: Math.max(...distances(id, true).values()) }))
    .filter((one) => one.n > 1)
    .sort((a, b) => b.n - a.n || byTime(b.id, a.id))
    .slice(0, 5);
  return [
    h("h2", null, t("welcomeTitle")),
    h("p", { class: "lead" }, t("welcome")),
    counts.length ? h("h3", null, t("mostRelied")) : null,
    h("ul", { class: "rows" }, ...counts.map((one) => h("li", null, thingButton(one.id), h("span", { class: "count" }, t("times", { n: one.n }))))),
    deepest.length ? h("h3", null, t("longest")) : null,
    h(
      "ul",
      { class: "rows" },
      ...deepest.map((one) =>
        h(
          "li",
          null,
          h("button", { type: "button", class: "plain", onclick: () => chooseTrace(one.id, "up") }, glyph(one.id), h("bdi", null, nameOf(one.id))),
          h("span", { class: "count" }, t("steps", { n: one.n })),
        ),
      ),
    ),
    h("p", { class: "fine" }, t("asOf")),
  ];
}

/** Whether a statement is told by its event already. @param {string} id */
function hasAnchor(id) {
  const thing = things.get(id);
  return Boolean(thing && (thing.keii.reports || thing.keii.made_at));
}

/** A word of caution where the register's own source is weak. @param {string | undefined} verification */
function verified(verification) {
  return verification && verification !== "Verified" ? chip(term(verification), "warn") : null;
}

/** @param {string} id @returns {Child[]} */
function nodePanel(id) {
  const thing = things.get(id);
  if (!thing) return [];
  const own = thing.keii;
  return [
    backButton(),
    h("p", { class: "chips" }, glyph(id), chip(own.type === "statement" ? kindName(own.kind) : term(own.cls) || t(own.type)), chip(dateText(own.date)), own.negated ? chip(t("negated"), "warn") : null, own.force ? chip(term(own.force), own.force === "Binding" ? "" : "warn") : null, verified(own.verification)),
    h("h2", null, h("bdi", null, titleOf(id))),
    traceButtons(id),
    ...(own.type === "statement" ? (own.passages || []).slice(0, 3).map((one) => passageBlock(one)) : []),
    h("dl", null, ...facts(own)),
    ...limitsOf(id, own),
    ...list("statementsHere", saidAt.get(id)),
    ...linkList("restsOn", back.get(id), "to"),
    ...linkList("standsOn", forth.get(id), "from"),
    ...(own.type === "statement" ? [] : (own.passages || []).slice(0, 3).map((one) => passageBlock(one))),
    ...unresolved(id),
    h("p", { class: "fine" }, `${t("identifier")}: `, h("code", null, own.iri)),
  ];
}

/** @param {string} id */
function traceButtons(id) {
  /** @param {"up" | "down"} dir */
  const button = (dir) => h("button", { type: "button", class: "act", onclick: () => chooseTrace(id, dir), "data-trace": dir }, `${dir === "up" ? "↖" : "↘"} ${t(dir === "up" ? "traceUp" : "traceDown")}`);
  return h("p", { class: "acts" }, button("up"), button("down"));
}

/** @param {Own} own @returns {Node[]} */
function facts(own) {
  return [
    ...pair("who", ...named(own.speakers)),
    ...(String(own.holders || "") === String(own.speakers || "") ? [] : pair("holder", ...named(own.holders))),
    ...pair("reporter", ...named(own.reporter ? [own.reporter] : [])),
    ...pair("addressee", ...named(own.addressees)),
    ...pair("act", actName(own.act)),
    ...pair("qualifier", own.qualifier),
    ...pair("madeAt", own.made_at && thingButton(own.made_at)),
    ...pair("reports", own.reports && thingButton(own.reports)),
    ...pair("topics", (own.topics || []).map(nameOf).join(state.lang === "ja" ? "、" : ", ")),
    ...pair("participants", ...named(own.participants)),
    ...pair("place", own.place && nameOf(own.place)),
    ...pair("adoptedAt", own.adopted_at && thingButton(own.adopted_at)),
    ...pair("partOf", own.part_of && thingButton(own.part_of)),
    ...pair("source", ...(own.sources || []).map((one) => h("span", { class: "source" }, link(one)))),
  ];
}

/** @param {string} id @param {Own} own @returns {Child[]} */
function limitsOf(id, own) {
  return [
    own.limits ? h("h3", null, t("limits")) : null,
    own.limits ? thingButton(own.limits) : null,
    ...list("limitedBy", narrowedBy.get(id)),
  ];
}

/** @param {string} key @param {string[] | undefined} ids @returns {Child[]} */
function list(key, ids) {
  if (!ids || !ids.length) return [];
  return [h("h3", null, t(key)), h("ul", { class: "rows" }, ...[...ids].sort(byTime).map((id) => h("li", null, thingButton(id))))];
}

/** @param {string} key @param {Trace[] | undefined} found @param {"from" | "to"} end @returns {Child[]} */
function linkList(key, found, end) {
  const shown = (found || []).filter((one) => state.bases.has(one.keii.basis)).sort((a, b) => byTime(a[end], b[end]));
  if (!shown.length) return [];
  return [
    h("h3", null, t(key)),
    h(
      "ul",
      { class: "rows" },
      ...shown.map((one) => h("li", null, h("button", { type: "button", class: "plain relation", "data-edge": one.id, onclick: () => chooseEdge(one.id) }, h("b", null, term(one.keii.relation)), one.keii.basis === "Stated" ? null : h("i", null, term(one.keii.basis))), thingButton(one[end]))),
    ),
  ];
}

/** @param {string} id @returns {Child[]} */
function unresolved(id) {
  const open = tables.references.filter((one) => one.statement === id);
  if (!open.length) return [];
  return [h("h3", null, t("unresolved")), h("ul", { class: "rows" }, ...open.map((one) => h("li", null, h("q", null, one.quote))))];
}

/** @param {string} id @returns {Child[]} */
function edgePanel(id) {
  const trace = traces.get(id);
  if (!trace) return [];
  const { relation, basis, cue, score, lifted_from: lifted, sources } = trace.keii;
  const passages = passagesOf(trace);
  return [
    backButton(),
    h("p", { class: "chips" }, chip(t("link")), chip(term(basis), basis === "Stated" ? "" : "warn"), verified(trace.keii.verification)),
    h("h2", null, term(relation)),
    h("dl", null, ...pair("later", thingButton(trace.from)), ...pair("earlier", thingButton(trace.to)), ...pair("cue", cue ? h("q", null, cue) : null), ...pair("score", score === undefined ? null : score.toFixed(2)), ...pair("source", ...(sources || []).map((one) => link(one)))),
    lifted ? h("p", { class: "fine" }, `${t("lifted")} `, traces.has(lifted) ? h("button", { type: "button", class: "plain", onclick: () => chooseEdge(lifted) }, t("original")) : null) : null,
    basis === "Inferred" ? h("p", { class: "note" }, t("inferredWhy")) : null,
    passages.length ? h("h3", null, t("behind")) : basis === "Registered" ? h("p", { class: "note" }, t("noQuote")) : null,
    ...passages.map((one) => passageBlock(one, cue)),
    h("p", { class: "fine" }, `${t("identifier")}: `, h("code", null, trace.keii.iri)),
  ];
}
