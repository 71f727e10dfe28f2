// @ts-check
// The picture: vis.js draws what Python has placed; lanes and years are drawn behind and beside it.

/** @type {vis.DataSet<object>} */
let nodeSet;
/** @type {vis.DataSet<object>} */
let edgeSet;
/** @type {vis.Network} */
let picture;
/** @type {Walk | null} */
let walked = null;

function plan() {
  return tables.layouts[state.level === "all" ? "all" : "linked"];
}

function makePicture() {
  readInk();
  nodeSet = new vis.DataSet([...things.values()].map((one) => ({ id: one.id, x: one.x, y: one.y, label: undefined, shape: "custom", hidden: true })));
  edgeSet = new vis.DataSet([...traces.values()].map((one) => ({ ...edgeLook(one, null), from: one.from, to: one.to })));
  const stage = byId("stage");
  picture = new vis.Network(stage, { nodes: nodeSet, edges: edgeSet }, {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: drawCard, chosen: false, fixed: true },
    edges: { smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.42 }, chosen: false },
    interaction: { dragNodes: false, hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, zoomSpeed: 0.6, keyboard: { enabled: false } },
  });
  const canvas = stage.querySelector("canvas");
  if (canvas) canvas.setAttribute("aria-hidden", "true");
  for (const inner of stage.querySelectorAll("[tabindex]")) inner.setAttribute("tabindex", "-1");
  picture.on("click", ({ nodes, edges }) => {
    if (nodes.length) chooseNode(nodes[0]);
    else if (edges.length) chooseEdge(edges[0]);
  });
  picture.on("beforeDrawing", drawGround);
  picture.on("afterDrawing", placeSigns);
}

/** Show what is chosen: which cards and links, where, and which of them lit. */
function showPicture() {
  walked = state.trace ? walk(state.trace, state.dir === "up", state.wide) : null;
  const traced = walked;
  lit = walked ? { numbers: walked.numbers, apart: new Set() } : null;
  labelled = [];
  const places = plan().places;
  nodeSet.update(
    changedOf([...things.values()].map((one) => {
      const [x, y] = places[one.id] || [one.x, one.y];
      const shown = Boolean(places[one.id]) && (nodeShown(one) || Boolean(traced && traced.numbers.has(one.id)));
      return { id: one.id, x, y, hidden: !shown };
    })),
  );
  edgeSet.update(changedOf([...traces.values()].map((one) => edgeLook(one, walked))));
  picture.redraw();
}

/** @type {Map<string, string>} */
const drawn = new Map();

/** Only what looks otherwise than before: vis.js takes long over what it is told again. @template {{ id: string }} T @param {T[]} looks */
function changedOf(looks) {
  return looks.filter((look) => {
    const now = JSON.stringify(look);
    const same = drawn.get(look.id) === now;
    drawn.set(look.id, now);
    return !same;
  });
}

/** Lanes, years and folded stretches behind the cards. @param {CanvasRenderingContext2D} ctx */
function drawGround(ctx) {
  const { lanes, years, width, height } = plan();
  const wide = width + 4000;
  lanes.forEach(([, top, tall], at) => {
    ctx.fillStyle = at % 2 ? ink.paper : ink.lane;
    ctx.fillRect(-2000, top, wide, tall);
  });
  ctx.lineWidth = 1;
  for (const [year, until, x, span] of years) {
    if (until > year) {
      ctx.fillStyle = ink.faint;
      ctx.fillRect(x, 0, span, height);
      continue;
    }
    ctx.strokeStyle = ink.faint;
    ctx.beginPath();
    ctx.moveTo(x, 0);
    ctx.lineTo(x, height);
    ctx.stroke();
  }
}

/** Names of lanes and years keep to the edges of the picture, wherever it is moved. */
function placeSigns() {
  const { lanes, years, months, undated } = plan();
  const gutter = byId("gutter"), axis = byId("axis");
  const tall = gutter.clientHeight, wide = axis.clientWidth;
  fill(
    gutter,
    ...lanes.map(([lane, top, height]) => {
      const from = picture.canvasToDOM({ x: 0, y: top }).y, to = picture.canvasToDOM({ x: 0, y: top + height }).y;
      const at = Math.max(from, 0), room = Math.min(to, tall) - at;
      if (room < 3) return null;
      const name = h("span", null, room < 20 ? "" : nameOf(lane));
      name.style.setProperty("-webkit-line-clamp", String(Math.max(1, Math.floor((room - 6) / 18))));
      const sign = h("div", { class: room < 36 ? "lane low" : "lane", title: nameOf(lane) }, name);
      sign.style.transform = `translateY(${at}px)`;
      sign.style.height = `${room}px`;
      sign.style.setProperty("--topic", topicColour(lane));
      return sign;
    }),
  );
  const row = tickRow(wide), below = tickRow(wide);
  fill(
    axis,
    undated ? row(t("undated"), picture.canvasToDOM({ x: 0, y: 0 }).x, 64, "year") : null,
    ...years.map(([year, until, x]) => (until > year ? null : row(String(year), picture.canvasToDOM({ x, y: 0 }).x, 42, "year"))),
    ...(picture.getScale() < FAR ? [] : months).map(([month, x]) => below(monthName(month), picture.canvasToDOM({ x, y: 0 }).x, 44, "month")),
  );
}

/** Signs beside each other, left to right; one that would touch the last is left out. @param {number} wide */
function tickRow(wide) {
  let free = -30;
  /** @param {string} text @param {number} x @param {number} need @param {string} cls */
  return (text, x, need, cls) => {
    if (x < free || x > wide - 20) return null;
    free = x + need;
    const sign = h("span", { class: cls }, text);
    sign.style.transform = `translateX(${x}px)`;
    return sign;
  };
}

/** @param {string} month */
function monthName(month) {
  return state.lang === "ja" ? `${Number(month.slice(5))}月` : dateText(month).slice(0, 3);
}
