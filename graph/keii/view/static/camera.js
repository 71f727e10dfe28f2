// @ts-check
// Where the reader looks: everything, the newest end, a chain; by pointer, buttons or keys.

const CLOSEST = 1.6, FARTHEST = 0.08, READABLE = 0.72;

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** @param {number} x @param {number} y @param {number} scale @param {boolean} [still] */
function look(x, y, scale, still) {
  const animation = still || calm() ? false : { duration: 350, easingFunction: "easeInOutQuad" };
  picture.moveTo({ position: { x, y }, scale: Math.min(CLOSEST, Math.max(FARTHEST, scale)), animation });
}

function stageSize() {
  const stage = byId("stage");
  return { wide: stage.clientWidth || 1, tall: stage.clientHeight || 1 };
}

/** A height at which the picture's own ends stay at the ends of the stage. @param {number} y @param {number} scale */
function within(y, scale) {
  const { height } = plan(), half = stageSize().tall / scale / 2;
  return height <= 2 * half ? height / 2 : Math.min(Math.max(y, half - 8), height - half + 8);
}

/** The x up to which the texts themselves speak; the register may go on. */
function newest() {
  const { places, width } = plan();
  const said = [...things.values()].filter((one) => one.keii.type === "statement" && places[one.id]);
  return said.length ? Math.max(...said.map((one) => places[one.id][0])) + CARD_WIDTH : width;
}

/** The first look: all of it if it can be read, else the newest of what texts say. @param {boolean} [still] */
function lookFirst(still) {
  const { width, height } = plan(), { wide, tall } = stageSize();
  const all = Math.min(wide / (width + 24), tall / (height + 12));
  const scale = Math.min(1, Math.max(all, READABLE));
  const shown = wide / scale;
  const x = shown >= width ? width / 2 : Math.min(width + 48 / scale, newest() + 100) - shown / 2;
  look(x, within(0, scale), scale, still);
}

/** @param {boolean} [still] */
function lookAtAll(still) {
  const { width, height } = plan(), { wide, tall } = stageSize();
  look(width / 2, height / 2, Math.min(1, wide / (width + 24), tall / (height + 12)), still);
}

/** Bring some things into view; not closer than they can be read, not farther than needed. @param {Iterable<string>} ids @param {boolean} [still] */
function lookAt(ids, still) {
  const places = plan().places, { wide, tall } = stageSize();
  const at = [...ids].map((id) => places[id]).filter(Boolean);
  if (!at.length) return;
  const xs = at.map(([x]) => x), ys = at.map(([, y]) => y);
  const left = Math.min(...xs) - CARD_WIDTH * 0.6, right = Math.max(...xs) + CARD_WIDTH * 0.6;
  const top = Math.min(...ys) - 64, bottom = Math.max(...ys) + 64;
  const scale = Math.min(1, wide / (right - left), tall / (bottom - top));
  if (scale >= FAR) return look((left + right) / 2, within((top + bottom) / 2, scale), scale, still);
  const near = Math.min(wide < 500 ? 0.62 : 1, Math.max(0.6, tall / (bottom - top)));
  const half = tall / near / 2, [x, y] = at[0];
  const middle = bottom - top < 2 * half ? (top + bottom) / 2 : Math.min(Math.max(y, top + half), bottom - half);
  const ahead = wide / near / 2 - CARD_WIDTH * 0.7;
  return look(state.dir === "up" ? x - ahead : x + ahead, within(middle, near), near, still);
}

/** Bring one thing into view, if it is not. @param {string} id */
function lookIfHidden(id) {
  const place = plan().places[id], { wide, tall } = stageSize();
  if (!place) return;
  const { x, y } = picture.canvasToDOM({ x: place[0], y: place[1] });
  const scale = picture.getScale(), half = (CARD_WIDTH / 2) * scale;
  if (x > half && x < wide - half && y > 30 && y < tall - 30 && scale >= FAR) return;
  look(place[0], place[1], Math.max(scale, READABLE));
}

/** @param {number} factor */
function zoom(factor) {
  const { x, y } = picture.getViewPosition();
  look(x, y, picture.getScale() * factor);
}

/** The nearest shown thing in a direction. @param {string} key */
function neighbour(key) {
  const places = plan().places;
  const shown = [...things.values()].filter((one) => places[one.id] && nodeShown(one)).map((one) => one.id);
  if (!state.node || !places[state.node]) return shown.sort(byTime).at(-1);
  const [x, y] = places[state.node];
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] || [0, 0];
  let best, least = Infinity;
  for (const id of shown) {
    const ox = places[id][0] - x, oy = places[id][1] - y;
    const along = ox * dx + oy * dy, aside = Math.abs(ox * dy) + Math.abs(oy * dx);
    if (along > 1 && along + 2 * aside < least) {
      least = along + 2 * aside;
      best = id;
    }
  }
  return best;
}

/** @param {KeyboardEvent} event */
function onStageKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  if (key.startsWith("Arrow")) {
    const next = neighbour(key);
    if (next) chooseNode(next);
  } else if (key === "+" || key === ";") zoom(1.25);
  else if (key === "-") zoom(0.8);
  else if (key === "0") lookAtAll();
  else if (key === "Enter") byId("panel").focus();
  else if (key === "Escape") chooseNode(null);
  else return;
  event.preventDefault();
}
