// @ts-check
// The words themselves, where they stand, and the sentences around them.

const AROUND = 160;
/** @type {Map<string, string[]>} */
const codePoints = new Map();

/** A text as code points: offsets of the graph count those, JavaScript's own count halves of some. @param {string} name */
function pointsOf(name) {
  let points = codePoints.get(name);
  if (!points) {
    points = Array.from(tables.texts[name] || "");
    codePoints.set(name, points);
  }
  return points;
}

/** @param {string} quote @param {string | undefined} cue @returns {Child[]} */
function marked(quote, cue) {
  const at = cue ? quote.indexOf(cue) : -1;
  if (!cue || at < 0) return [quote];
  return [quote.slice(0, at), h("mark", { class: "cue" }, cue), quote.slice(at + cue.length)];
}

/** A passage as a quotation with its source. @param {string} id @param {string} [cue] */
function passageBlock(id, cue) {
  const passage = tables.passages[id];
  if (!passage) return null;
  const paper = tables.documents[passage.document || ""] || {};
  return h(
    "figure",
    { class: "passage" },
    h("blockquote", { lang: paper.language || "ja", dir: "auto" }, ...marked(passage.quote || "", cue)),
    h("figcaption", null, ...citation(passage, paper)),
    excerpt(passage, paper),
  );
}

/** @param {Quoted} passage @param {Paper} paper @returns {Child[]} */
function citation(passage, paper) {
  const title = paper.title || passage.file || "";
  const publisher = paper.publisher ? nameOf(paper.publisher) : "";
  const place = [passage.locator, t("characters", { start: passage.start, end: passage.end })].filter(Boolean).join(" · ");
  const relayed = (paper.relayed_by || []).map(nameOf).join(", ");
  return [
    h("cite", { lang: paper.language || "ja" }, paper.source ? link(paper.source, title) : title),
    publisher || paper.issued ? h("span", null, [publisher, paper.issued ? dateText(paper.issued) : ""].filter(Boolean).join(" · ")) : null,
    relayed ? h("span", null, t("relayed", { who: relayed })) : null,
    h("span", { class: "place" }, place),
    passage.file ? h("code", null, passage.file) : null,
  ];
}

/** The sentences around a passage, if the page carries the text. @param {Quoted} passage @param {Paper} paper */
function excerpt(passage, paper) {
  const name = passage.file || paper.file;
  if (!name || tables.texts[name] === undefined) return null;
  const holder = h("details", { class: "excerpt" }, h("summary", null, t("inText")));
  holder.addEventListener("toggle", () => {
    if (holder.childElementCount > 1) return;
    const points = pointsOf(name);
    const from = Math.max(0, passage.start - AROUND), to = Math.min(points.length, passage.end + AROUND);
    holder.append(
      h(
        "p",
        { lang: paper.language || "ja", class: "text", dir: "auto" },
        (from ? "…" : "") + points.slice(from, passage.start).join(""),
        h("mark", null, points.slice(passage.start, passage.end).join("")),
        points.slice(passage.end, to).join("") + (to < points.length ? "…" : ""),
      ),
    );
  });
  return holder;
}

/** The passage in which a link's words stand best: the later statement's own, else the longest. @param {Trace} trace */
function sentenceOf(trace) {
  const said = trace.keii.departs && things.get(trace.keii.departs);
  const own = said ? said.keii.passages || [] : [];
  const holding = own.filter((id) => !trace.keii.cue || (tables.passages[id].quote || "").includes(trace.keii.cue));
  if (said && holding.length) return longest(holding);
  if (said && said.keii.main) return said.keii.main;
  return longest(trace.keii.passages || []);
}

/** @param {string[]} ids */
function longest(ids) {
  return [...ids].sort((a, b) => (tables.passages[b].quote || "").length - (tables.passages[a].quote || "").length)[0];
}

/** All passages behind a link, the later words first; a cue alone is left out where its sentence is shown. @param {Trace} trace */
function passagesOf(trace) {
  const first = sentenceOf(trace);
  const rest = (trace.keii.passages || []).filter((id) => id !== first);
  const landed = trace.keii.lands && things.get(trace.keii.lands);
  if (landed && landed.keii.main) rest.push(landed.keii.main);
  const shown = first ? [first] : [];
  for (const id of rest) {
    const one = tables.passages[id];
    const within = shown.some((other) => {
      const known = tables.passages[other];
      return known.document === one.document && known.start <= one.start && one.end <= known.end;
    });
    if (!within) shown.push(id);
  }
  return shown;
}
