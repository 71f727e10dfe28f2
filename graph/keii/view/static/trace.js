// @ts-check
// The walk of keii.lineage, again in the browser: the same hops, the same numbers, the same marks.

/** @param {string} root @param {boolean} up @param {boolean} wide @returns {Walk} */
function walk(root, up, wide) {
  const relations = wide ? ANCESTRY : RESTS_ON;
  const numbers = new Map([[root, 0]]);
  /** @type {Hop[]} */
  const hops = [];
  let ring = [root];
  while (ring.length) {
    /** @type {string[]} */
    const after = [];
    for (const near of ring) {
      const n = (numbers.get(near) || 0) + 1;
      for (const edge of followed(near, up, relations)) {
        const far = up ? edge.to : edge.from;
        const seen = numbers.has(far);
        if (!seen) {
          numbers.set(far, n);
          after.push(far);
        }
        hops.push({ n, edge, near, far, another: false, closes: false, seen });
      }
    }
    ring = after.sort(byTime);
  }
  const arrivals = new Map();
  for (const hop of hops) file(arrivals, `${hop.n} ${hop.far}`, hop);
  for (const hop of hops) {
    hop.another = goesAnotherWay(hop, arrivals.get(`${hop.n - 1} ${hop.near}`) || [], up);
    hop.closes = hop.seen && (numbers.get(hop.far) || 0) < hop.n && reaches(hops, hop.far, hop.near);
  }
  return { root, up, hops, numbers, edges: new Set(hops.map((hop) => hop.edge.id)) };
}

/** @param {string} near @param {boolean} up @param {Set<string>} relations */
function followed(near, up, relations) {
  const around = (up ? back : forth).get(near) || [];
  return around
    .filter((edge) => relations.has(edge.keii.relation) && edge.keii.basis !== "Inferred")
    .sort((a, b) => (up ? byTime(a.to, b.to) : byTime(a.from, b.from)) || (a.id < b.id ? -1 : 1));
}

/** How many hops away everything is. @param {string} root @param {boolean} up @returns {Map<string, number>} */
function distances(root, up) {
  const numbers = new Map([[root, 0]]);
  for (const [near, n] of numbers) {
    for (const edge of followed(near, up, RESTS_ON)) {
      const far = up ? edge.to : edge.from;
      if (!numbers.has(far)) numbers.set(far, n + 1);
    }
  }
  return numbers;
}

/** Whether each way in to the nearer end uses other words than this way out. @param {Hop} hop @param {Hop[]} waysIn @param {boolean} up */
function goesAnotherWay(hop, waysIn, up) {
  const near = things.get(hop.near);
  if (!near || near.keii.type === "statement") return false;
  return waysIn.length > 0 && !waysIn.some((one) => (up ? samePassage(one.edge, hop.edge) : samePassage(hop.edge, one.edge)));
}

/** @param {Trace} into @param {Trace} out */
function samePassage(into, out) {
  if (into.keii.lands && into.keii.lands === out.keii.departs) return true;
  const entered = into.keii.passages || [], left = out.keii.passages || [];
  if (!entered.length && !left.length) return into.keii.lands === out.keii.departs;
  return entered.some((one) => left.includes(one));
}

/** @param {Hop[]} hops @param {string} from @param {string} to */
function reaches(hops, from, to) {
  const seen = new Set([from]);
  const todo = [from];
  while (todo.length) {
    const here = todo.pop();
    if (here === to) return true;
    for (const hop of hops) {
      if (hop.near === here && !seen.has(hop.far)) {
        seen.add(hop.far);
        todo.push(hop.far);
      }
    }
  }
  return false;
}
