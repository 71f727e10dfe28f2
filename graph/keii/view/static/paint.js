// @ts-check
// How things are drawn on the canvas: cards whose outline tells the type, whose sign tells topic and kind.

const CARD_WIDTH = 196;
const FAR = 0.5; // below this scale words could not be read, so none are drawn
const FONT = '"Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, system-ui, sans-serif';
const OKABE_ITO = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442"];

/** @type {Record<string, string>} */
const ink = {};

/** Read the theme's colours as the browser has settled them. */
function readInk() {
  const probe = h("span");
  document.body.append(probe);
  for (const name of ["paper", "card", "words", "muted", "line", "accent", "lane", "faint", "edge"]) {
    probe.style.setProperty("color", `var(--${name})`);
    ink[name] = getComputedStyle(probe).color;
  }
  probe.remove();
}

/** @param {string} lane */
function topicColour(lane) {
  const at = tables.colours[lane];
  return at === undefined ? "#7a8290" : OKABE_ITO[at % OKABE_ITO.length];
}

/** What is lit, by node; null when nothing is traced or chosen. @type {{ numbers: Map<string, number>, apart: Set<string> } | null} */
let lit = null;

/** @param {any} given */
function drawCard({ ctx, id, x, y, state: { selected, hover } }) {
  const thing = things.get(id);
  if (!thing) return {};
  const height = thing.keii.heights[state.lang];
  return {
    drawNode() {
      const dim = lit !== null && !lit.numbers.has(id);
      const bold = selected || id === state.node;
      ctx.save();
      ctx.globalAlpha = dim ? 0.16 : 1;
      const left = x - CARD_WIDTH / 2, top = y - height / 2;
      outline(ctx, thing.keii.type, left, top, height);
      ctx.fillStyle = thing.keii.type === "statement" ? ink.paper : ink.card;
      ctx.fill();
      ctx.lineWidth = bold ? 3 : hover ? 2 : 1.2;
      ctx.strokeStyle = bold ? ink.accent : thing.keii.type === "statement" ? ink.line : ink.muted;
      ctx.stroke();
      const scale = ctx.getTransform().a / (window.devicePixelRatio || 1);
      if (scale < FAR) sign(ctx, thing.keii, x, y, Math.min(30, 7 / scale));
      else {
        sign(ctx, thing.keii, left + 18, top + 19, 7.5);
        words(ctx, thing, left + 34, top + 9);
      }
      const number = lit && lit.numbers.get(id);
      if (number) badge(ctx, number, left + 2, top + 2, scale);
      ctx.restore();
    },
    nodeDimensions: { width: CARD_WIDTH, height },
  };
}

/** Events are rounded, agreements have corners and a spine, statements are plain. @param {CanvasRenderingContext2D} ctx @param {string} type @param {number} left @param {number} top @param {number} height */
function outline(ctx, type, left, top, height) {
  ctx.beginPath();
  ctx.roundRect(left, top, CARD_WIDTH, height, type === "event" ? 20 : type === "agreement" ? 0 : 5);
}

/** @param {CanvasRenderingContext2D} ctx @param {Own} own @param {number} x @param {number} y @param {number} r */
function sign(ctx, own, x, y, r) {
  ctx.beginPath();
  if (own.type === "event") ctx.arc(x, y, r, 0, 2 * Math.PI);
  else if (own.type === "agreement") {
    ctx.moveTo(x, y - r * 1.2);
    ctx.lineTo(x + r * 1.2, y);
    ctx.lineTo(x, y + r * 1.2);
    ctx.lineTo(x - r * 1.2, y);
    ctx.closePath();
  } else ctx.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
  ctx.fillStyle = ctx.strokeStyle = topicColour(own.lane);
  ctx.lineWidth = r * 0.36;
  if (own.type !== "statement" || own.kind === "commitment") ctx.fill();
  ctx.stroke();
  if (own.kind === "action") ctx.fillRect(x - r * 0.9, y - r * 0.9, r * 0.9, r * 1.8);
  if (own.kind === "assessment") ctx.fillRect(x - r * 0.32, y - r * 0.32, r * 0.64, r * 0.64);
}

/** @param {CanvasRenderingContext2D} ctx @param {Thing} thing @param {number} x @param {number} y */
function words(ctx, thing, x, y) {
  const own = thing.keii;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.direction = "ltr";
  ctx.fillStyle = ink.words;
  ctx.font = `${own.type === "statement" ? 400 : 600} 13px ${FONT}`;
  const lines = own.lines[state.lang];
  lines.forEach((line, at) => ctx.fillText(line, x, y + 9 + at * 17));
  ctx.fillStyle = ink.muted;
  ctx.font = `400 11px ${FONT}`;
  ctx.fillText(footOf(own), x, y + 10 + lines.length * 17, CARD_WIDTH - 40);
}

/** @param {Own} own */
function footOf(own) {
  const what = own.type === "statement" ? kindName(own.kind) : term(own.cls);
  return [own.date || t("undated"), what].filter(Boolean).join(" · ");
}

/** @param {CanvasRenderingContext2D} ctx @param {number} number @param {number} x @param {number} y @param {number} scale */
function badge(ctx, number, x, y, scale) {
  const r = scale < FAR ? 20 : 12;
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = ink.accent;
  ctx.fill();
  ctx.fillStyle = ink.paper;
  ctx.font = `700 ${r * 1.15}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(String(number), x, y + 1);
}

/** How an edge looks now. @param {Trace} trace @param {Walk | null} walked */
function edgeLook(trace, walked) {
  const { basis, relation, lifted_from: lifted } = trace.keii;
  const on = walked ? walked.edges.has(trace.id) : trace.id === state.edge;
  const near = !walked && state.node !== null && (trace.from === state.node || trace.to === state.node);
  const dim = walked ? !on : lit !== null && !near && !on;
  const width = { Stated: 1.8, SameUndertaking: 3.2, Registered: 1, Inferred: 1 }[basis] || 1.5;
  const same = basis === "SameUndertaking";
  return {
    id: trace.id,
    hidden: !edgeShown(trace) && !on,
    width: on ? width + 1.4 : width,
    dashes: same ? [2, 4] : basis === "Inferred" ? [9, 7] : relation === "coincidesWith" ? [1, 6] : false,
    color: { color: on || near ? ink.accent : ink.edge, opacity: dim ? 0.12 : lifted && !on ? 0.6 : 1, inherit: false },
    label: (on || near || same) && !dim && hasRoom(trace) ? edgeWords(trace) : " ", // vis.js keeps an old label where the new one is empty
    font: { size: 12, face: FONT, color: ink.words, strokeWidth: 4, strokeColor: ink.paper, align: "horizontal" },
    arrows: { to: { enabled: relation !== "coincidesWith", scaleFactor: 0.6 } },
    selectionWidth: 0,
    hoverWidth: 0.8,
  };
}

/** @param {Trace} trace */
function edgeWords(trace) {
  const same = trace.keii.basis === "SameUndertaking";
  const named = term("SameUndertaking");
  if (!same) return term(trace.keii.relation);
  return term(trace.keii.relation) + (state.lang === "ja" ? `（${named}）` : ` (${named})`);
}

/** Where links are named in this drawing. @type {{ x: number, y: number, half: number }[]} */
let labelled = [];

/** Whether the words of a link, which stand in its middle, would be clear of all cards. @param {Trace} trace */
function hasRoom(trace) {
  const { places } = plan();
  const from = places[trace.from], to = places[trace.to];
  if (!from || !to) return false;
  const x = (from[0] + to[0]) / 2, y = (from[1] + to[1]) / 2, half = edgeWords(trace).length * (state.lang === "ja" ? 6.5 : 3.4) + 8;
  for (const [id, thing] of things) {
    const place = places[id];
    if (!place || Math.abs(place[0] - x) > CARD_WIDTH / 2 + half || !nodeShown(thing)) continue;
    if (Math.abs(place[1] - y) < thing.keii.heights[state.lang] / 2 + 8) return false;
  }
  if (labelled.some((one) => Math.abs(one.x - x) < one.half + half && Math.abs(one.y - y) < 18)) return false;
  labelled.push({ x, y, half });
  return true;
}
