// @ts-check
// The story of a trace: hop after hop, what was done, how it is tied, in which words, and where they stand.

/** @returns {Child[]} */
function story() {
  const root = /** @type {string} */ (state.trace);
  const up = state.dir === "up";
  const found = walk(root, up, state.wide);
  return [
    h("p", { class: "acts" }, h("button", { type: "button", class: "back", onclick: () => chooseNode(root) }, `← ${t("traceEnd")}`)),
    h("p", { class: "over" }, t(up ? "traceUpOf" : "traceDownOf")),
    h("h2", null, h("bdi", null, titleOf(root))),
    found.hops.some((hop) => hop.edge.keii.departs === root) ? null : ownWords(root),
    h("p", { class: "chips" }, glyph(root), chip(dateText((things.get(root) || { keii: { date: undefined } }).keii.date))),
    h("p", { class: "acts" }, switchButton(root, up ? "down" : "up"), wideBox(root)),
    found.hops.length ? h("ol", { class: "story" }, ...found.hops.map((hop) => step(hop, found))) : nothingFound(root, up),
  ];
}

/** @param {string} root @param {"up" | "down"} dir */
function switchButton(root, dir) {
  return h("button", { type: "button", class: "act", "data-trace": dir, onclick: () => chooseTrace(root, dir) }, `${dir === "up" ? "↖" : "↘"} ${t(dir === "up" ? "traceUp" : "traceDown")}`);
}

/** @param {string} root */
function wideBox(root) {
  const box = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", id: "wide" }));
  box.checked = state.wide;
  box.addEventListener("change", () => chooseTrace(root, state.dir, box.checked));
  return h("label", { class: "check" }, box, t("wide"));
}

/** @param {string} root @param {boolean} up */
function nothingFound(root, up) {
  const more = state.wide ? 0 : walk(root, up, true).hops.length;
  return h("div", { class: "note" }, h("p", null, t(up ? "traceNone" : "traceNoneDown")), more ? h("p", null, t("tryWide", { n: more })) : null);
}

/** What a statement itself says, where the story would not show it otherwise. @param {string | undefined} id */
function ownWords(id) {
  const thing = id ? things.get(id) : undefined;
  const passage = thing && thing.keii.type === "statement" ? thing.keii.main : undefined;
  return passage ? passageBlock(passage) : null;
}

/**
 * The words a hop arrives at, unless a hop of the story starts from them and so shows them. Of the same undertaking
 * both are always shown: nothing but the two of them together says that it is one thing.
 * @param {Hop} hop @param {Walk} found
 */
function arrival(hop, found) {
  const landed = found.up ? hop.edge.keii.lands : hop.edge.keii.departs;
  const told = found.hops.some((one) => (found.up ? one.edge.keii.departs : one.edge.keii.lands) === landed);
  return told && hop.edge.keii.basis !== "SameUndertaking" ? null : ownWords(found.up ? landed : undefined);
}

/** @param {Hop} hop @param {Walk} found */
function step(hop, found) {
  const { up } = found;
  const { relation, basis, cue, sources } = hop.edge.keii;
  const sentence = sentenceOf(hop.edge);
  const far = things.get(hop.far);
  return h(
    "li",
    { "data-hop": hop.n, "data-far": hop.far, "data-another": String(hop.another) },
    h("span", { class: "number", "aria-hidden": "true" }, String(hop.n)),
    h("p", { class: "when" }, h("span", { class: "quiet" }, `${t("steps", { n: hop.n })}: `), dateText(far && far.keii.date)),
    h("h3", null, thingButton(hop.far, titleOf(hop.far))),
    h(
      "p",
      { class: "tie" },
      h("button", { type: "button", class: "plain relation", "data-edge": hop.edge.id, onclick: () => chooseEdge(hop.edge.id) }, h("b", null, term(relation))),
      basis === "Stated" ? null : chip(term(basis), "warn"),
      verified(hop.edge.keii.verification),
      hop.another ? chip(t("another"), "another") : null,
      hop.seen ? chip(t("seen")) : null,
      cue ? h("q", { class: "cue" }, cue) : null,
    ),
    hop.n > 1 || !up ? h("p", { class: "fine" }, `${titleOf(hop.edge.from)} → ${titleOf(hop.edge.to)}`) : null,
    hop.another ? h("p", { class: "fine" }, t("anotherWhy")) : null,
    hop.closes ? h("p", { class: "fine" }, t("cycle")) : null,
    sentence ? passageBlock(sentence, cue) : basis === "Registered" ? h("p", { class: "fine" }, t("noQuote")) : null,
    arrival(hop, found),
    ...(sources || []).map((one) => h("p", { class: "fine" }, `${t("source")}: `, link(one))),
  );
}
