// @ts-check
// What the reader has chosen; kept in the address after #, so that a view can be passed on.

const allTopics = [...new Set([...things.values()].map((one) => one.keii.lane))];
const allKinds = ["commitment", "action", "position", "assessment"];
const allBases = ["Stated", "SameUndertaking", "Registered", "Inferred"];

/** @type {State} */
const state = {
  lang: (navigator.language || "ja").startsWith("ja") ? "ja" : "en",
  theme: "system",
  view: "picture",
  level: "linked",
  node: null,
  edge: null,
  trace: null,
  dir: "up",
  wide: false,
  topics: new Set(allTopics),
  kinds: new Set(allKinds),
  bases: new Set(allBases.filter((one) => one !== "Inferred")),
};

/** @type {((changed: Partial<State>) => void)[]} */
const listeners = [];

/** Change what is chosen, and tell everything that shows it. @param {Partial<State>} changed */
function update(changed) {
  Object.assign(state, changed);
  writeAddress();
  for (const listener of listeners) listener(changed);
}

/** @param {string | null} id */
function chooseNode(id) {
  if (id && !things.has(id)) return;
  update({ node: id, edge: null, trace: null, ...(id ? revealing(id) : {}) });
}

/** @param {string | null} id */
function chooseEdge(id) {
  const trace = id ? traces.get(id) : undefined;
  if (!trace) return;
  update({ edge: id, node: null, trace: null, ...revealing(trace.from), ...revealing(trace.to) });
}

/** @param {string} id @param {"up" | "down"} dir @param {boolean} [wide] */
function chooseTrace(id, dir, wide) {
  update({ trace: id, dir, wide: wide === undefined ? state.wide : wide, node: id, edge: null, ...revealing(id) });
}

/** What must be changed so that a thing can be seen at all. @param {string} id @returns {Partial<State>} */
function revealing(id) {
  const thing = things.get(id);
  /** @type {Partial<State>} */
  const wanted = {};
  if (!thing) return wanted;
  if (!thing.keii.linked) wanted.level = "all";
  else if (thing.keii.type === "statement" && state.level === "decisions") wanted.level = "linked";
  if (!state.topics.has(thing.keii.lane)) wanted.topics = new Set([...state.topics, thing.keii.lane]);
  const kind = thing.keii.kind;
  if (kind && !state.kinds.has(kind)) wanted.kinds = new Set([...state.kinds, kind]);
  return wanted;
}

/** @param {Thing} thing */
function nodeShown(thing) {
  const own = thing.keii;
  if (state.level !== "all" && !own.linked) return false;
  if (state.level === "decisions" && own.type === "statement") return false;
  if (own.kind && !state.kinds.has(own.kind)) return false;
  return state.topics.has(own.lane);
}

/** @param {Trace} trace */
function edgeShown(trace) {
  const from = things.get(trace.from), to = things.get(trace.to);
  return Boolean(from && to && state.bases.has(trace.keii.basis) && nodeShown(from) && nodeShown(to));
}

function writeAddress() {
  const parts = new URLSearchParams();
  if (state.trace) parts.set("trace", state.trace);
  else if (state.edge) parts.set("edge", state.edge);
  else if (state.node) parts.set("node", state.node);
  if (state.trace && state.dir === "down") parts.set("dir", "down");
  if (state.trace && state.wide) parts.set("wide", "1");
  if (state.view !== "picture") parts.set("view", state.view);
  if (state.level !== "linked") parts.set("level", state.level);
  if (state.theme !== "system") parts.set("theme", state.theme);
  parts.set("lang", state.lang);
  try {
    history.replaceState(null, "", `#${parts.toString().replaceAll("%2F", "/")}`);
  } catch {
    // A page inside a notebook's frame has no address of its own to keep.
  }
}

/** Read the address; whatever it says that the page does not know is left out. @returns {Partial<State>} */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  /** @param {string} key @param {string[]} known */
  const oneOf = (key, known) => {
    const value = parts.get(key);
    return value && known.includes(value) ? { [key]: value } : {};
  };
  const trace = parts.get("trace"), node = parts.get("node"), edge = parts.get("edge");
  return {
    ...oneOf("lang", ["ja", "en"]),
    ...oneOf("theme", ["light", "dark", "system"]),
    ...oneOf("view", ["picture", "table"]),
    ...oneOf("level", ["decisions", "linked", "all"]),
    dir: parts.get("dir") === "down" ? "down" : "up",
    wide: parts.get("wide") === "1",
    trace: trace && things.has(trace) ? trace : null,
    node: [node, trace].find((one) => one && things.has(one)) || null,
    edge: edge && traces.has(edge) ? edge : null,
  };
}
