// @ts-check
// Tying it together: first drawing, and what is drawn again when something changes.

function showTheme() {
  document.documentElement.setAttribute("data-theme", state.theme);
  document.documentElement.lang = state.lang;
  document.title = state.lang === "ja" ? "経緯 Keii" : "Keii 経緯";
  readInk();
}

/** @param {Partial<State>} changed */
function show(changed) {
  if ("lang" in changed || "theme" in changed) {
    showTheme();
    showBar();
    showLegend();
  }
  if ("level" in changed || "view" in changed) showBar();
  byId("picture").hidden = state.view !== "picture";
  byId("table").hidden = state.view !== "table";
  showFilters();
  showPicture();
  showPanel();
  showTable();
  moveEye(changed);
  announce(changed);
}

/** @param {Partial<State>} changed */
function moveEye(changed) {
  if (state.view !== "picture") return;
  if (changed.trace && walked) lookAt(walked.numbers.keys());
  else if (changed.node) lookIfHidden(changed.node);
  else if ("level" in changed && walked) lookAt(walked.numbers.keys());
  else if ("level" in changed && !("node" in changed) && !("edge" in changed)) lookFirst();
}

/** @param {Partial<State>} changed */
function announce(changed) {
  if (changed.trace && walked) say(`${nameOf(changed.trace)}: ${t("results", { n: walked.numbers.size - 1 })}`);
  else if (changed.node) say(nameOf(changed.node));
  else if ("topics" in changed || "kinds" in changed || "level" in changed) say(t("shown", { n: [...things.values()].filter(nodeShown).length }));
}

function listen() {
  byId("q").addEventListener("input", showFound);
  for (const id of ["q", "found"]) byId(id).addEventListener("keydown", onSearchKey);
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Node) || !byId("q").parentElement?.contains(event.target)) byId("found").hidden = true;
  });
  const theme = /** @type {HTMLSelectElement} */ (byId("theme"));
  theme.addEventListener("change", () => update({ theme: theme.value }));
  byId("filter-button").addEventListener("click", () => {
    const open = byId("filters").hidden;
    byId("filters").hidden = !open;
    byId("filter-button").setAttribute("aria-expanded", String(open));
  });
  byId("stage").addEventListener("keydown", onStageKey);
  byId("zoom-in").addEventListener("click", () => zoom(1.25));
  byId("zoom-out").addEventListener("click", () => zoom(0.8));
  byId("zoom-fit").addEventListener("click", () => lookAtAll());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show({ theme: state.theme }));
  addEventListener("hashchange", () => {
    const wanted = readAddress();
    update({ ...wanted, ...(wanted.node ? revealing(wanted.node) : {}) });
  });
}

function start() {
  Object.assign(state, readAddress());
  if (state.node) Object.assign(state, revealing(state.node));
  if (matchMedia("(max-width: 760px)").matches) byId("legend").removeAttribute("open");
  showTheme();
  makeSearchable();
  makePicture();
  listeners.push(show);
  listen();
  showBar();
  showLegend();
  byId("picture").hidden = state.view !== "picture";
  byId("table").hidden = state.view !== "table";
  showFilters();
  showPicture();
  showPanel();
  showTable();
  if (walked) lookAt(walked.numbers.keys(), true);
  else {
    lookFirst(true);
    if (state.node) lookIfHidden(state.node);
  }
  const ready = () => document.documentElement.setAttribute("data-ready", "true");
  document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(ready)));
}

start();
