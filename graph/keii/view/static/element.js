// @ts-check
// Making elements. Text goes in as text, never as markup; links lead to https: or are no links.

/** @param {string} tag @param {Record<string, any> | null} [set] @param {...Child} children @returns {HTMLElement} */
function h(tag, set, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(set || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "onclick") made.addEventListener("click", value);
    else if (name === "text") made.textContent = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.filter((one) => one !== null && one !== undefined && one !== false).map((one) => /** @type {Node | string} */ (one)));
  return made;
}

/** @param {Element} at @param {...Child} children */
function fill(at, ...children) {
  at.replaceChildren(...children.filter((one) => one !== null && one !== undefined && one !== false).map((one) => /** @type {Node | string} */ (one)));
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(id);
  return found;
}

/** A link if it is a safe one, else its words. @param {string} address @param {string} [words] @returns {HTMLElement} */
function link(address, words) {
  let safe = false;
  try {
    safe = new URL(address).protocol === "https:";
  } catch {
    // What is no address is shown as text.
  }
  const text = words || address;
  return safe ? h("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text) : h("span", null, text);
}

/** A button that chooses a thing. @param {string} id @param {string} [words] */
function thingButton(id, words) {
  if (!things.has(id)) return h("span", null, h("bdi", null, words || nameOf(id)));
  return h("button", { type: "button", class: "plain", onclick: () => chooseNode(id), "data-node": id }, glyph(id), h("bdi", null, words || nameOf(id)));
}

/** A little drawn sign of a thing's type, topic and kind. @param {string} id */
function glyph(id) {
  const thing = things.get(id);
  const own = thing && thing.keii;
  const sign = h("span", { class: "glyph", "aria-hidden": "true", "data-type": own ? own.type : "other", "data-kind": (own && own.kind) || "" });
  sign.style.setProperty("--topic", topicColour(own ? own.lane : GENERAL));
  return sign;
}

/** @param {string} text @param {string} [extra] */
function chip(text, extra) {
  return h("span", { class: `chip ${extra || ""}` }, text);
}

/** @param {string} key @param {...Child} value @returns {Node[]} */
function pair(key, ...value) {
  const given = value.filter(Boolean);
  return given.length ? [h("dt", null, t(key)), h("dd", null, ...given)] : [];
}

/** Names in a row. @param {string[] | undefined} ids @returns {Child[]} */
function named(ids) {
  return (ids || []).flatMap((id, at) => [at ? (state.lang === "ja" ? "、" : ", ") : null, things.has(id) ? thingButton(id) : h("bdi", null, nameOf(id))]);
}

/** @param {string} text */
function say(text) {
  byId("said").textContent = text;
}
