// @ts-check
// What the page knows: read once from the data blocks, indexed, and named in two languages.

/** @param {string} id @returns {any} */
function block(id) {
  const found = document.getElementById(id);
  return JSON.parse((found && found.textContent) || "null");
}

const BARE = /[#/]([^#/]+)$/;
const ONTOLOGY = "https://w3id.org/keii/ontology#";
const ACTS = "https://w3id.org/keii/act/";
const GENERAL = "general";
const RESTS_ON = new Set(["follows", "buildsOn", "implements", "inAccordanceWith", "reaffirms", "revises", "replaces"]);
const ANCESTRY = new Set([...RESTS_ON, "welcomes", "cites"]);

/** @type {Map<string, Thing>} */
const things = new Map(block("keii-nodes").map((/** @type {Thing} */ one) => [one.id, one]));
/** @type {Map<string, Trace>} */
const traces = new Map(block("keii-edges").map((/** @type {Trace} */ one) => [one.id, one]));
/** @type {Tables} */
const tables = block("keii-data");
/** @type {Record<string, Record<Lang, string>>} */
const strings = block("keii-strings");

/** @type {Map<string, Trace[]>} */
const back = new Map();
/** @type {Map<string, Trace[]>} */
const forth = new Map();
/** @type {Map<string, string[]>} */
const saidAt = new Map();
/** @type {Map<string, string[]>} */
const narrowedBy = new Map();

/** @template T @param {Map<string, T[]>} index @param {string | undefined} key @param {T} value */
function file(index, key, value) {
  if (!key) return;
  const known = index.get(key);
  if (known) known.push(value);
  else index.set(key, [value]);
}

for (const one of traces.values()) {
  file(back, one.from, one);
  file(forth, one.to, one);
}
for (const one of things.values()) {
  file(saidAt, one.keii.made_at, one.id);
  if (one.keii.reports !== one.keii.made_at) file(saidAt, one.keii.reports, one.id);
  file(narrowedBy, one.keii.limits, one.id);
}

/** The page's own words. @param {string} key @param {Record<string, string | number>} [slots] */
function t(key, slots) {
  const known = strings[key];
  let text = known ? known[state.lang] : key;
  for (const [name, value] of Object.entries(slots || {})) text = text.replace(`{${name}}`, String(value));
  return text;
}

/** A name of anything, in the page's language where there is one. @param {string} id @returns {string} */
function nameOf(id) {
  const thing = things.get(id);
  if (thing) return state.lang === "ja" ? thing.keii.label_ja : thing.keii.label_en;
  if (id === GENERAL) return t("general");
  const known = tables.labels[id] || {};
  const bare = BARE.exec(id);
  return known[state.lang] || known.ja || known.en || (bare && bare[1]) || id;
}

/** A statement by who does what, anything else by its name. @param {string} id */
function titleOf(id) {
  const own = (things.get(id) || { keii: /** @type {Partial<Own>} */ ({}) }).keii;
  return (state.lang === "ja" ? own.title_ja : own.title_en) || nameOf(id);
}

/** @param {string | undefined} name */
function term(name) {
  return name ? nameOf(ONTOLOGY + name) : "";
}

/** @param {string | undefined} name */
function actName(name) {
  return name ? nameOf(ACTS + name) : "";
}

/** A kind is named by the page, shorter than by the ontology. @param {string | undefined} kind */
function kindName(kind) {
  return kind ? t(kind) : "";
}

/** A date as said, for people. @param {string | undefined} iso */
function dateText(iso) {
  if (!iso) return t("undated");
  const [year, month, day] = iso.split("-").map(Number);
  if (state.lang === "ja") return `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`;
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return [day || "", month ? names[month - 1] : "", year].filter(Boolean).join(" ");
}

/** The words of a statement, or the main passage behind a thing. @param {Thing} thing */
function mainPassage(thing) {
  return thing.keii.main ? tables.passages[thing.keii.main] : undefined;
}

/** Folded for search: width, case and kana variants do not matter. @param {string} text */
function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0x60));
}

/** Sorting by time, then by name of the thing. @param {string} a @param {string} b */
function byTime(a, b) {
  const one = things.get(a), other = things.get(b);
  const x = (one && one.keii.earliest) || "", y = (other && other.keii.earliest) || "";
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0;
}
