// The preview's own script: it is added to the pages that `candor serve` sends and is in no site that
// `candor build` writes. It keeps to the strictest policy of a site: no inline code or style, no HTML
// from strings. Its parts are sent as one.

// Puts a style sheet in the place of another as soon as it is there.
const swapStyle = (live, link) => {
  live.dataset.candorOld = "";
  link.addEventListener("load", () => live.remove());
  link.addEventListener("error", () => location.reload());
  live.after(link);
};

// Brings what an author changed into the open page, and nothing else: of two texts that the server sent, the difference is
// made in the page that stands before the reader. What a reader or a script did there (details that are open, what was
// typed, what is selected, elements that scripts added) is in neither text, and stays.
const morph = (() => {
  // What can't be done in an open page; it is loaded anew.
  class Anew extends Error {}

  const RUNS = /^(|module|(text|application)\/(java|ecma)script)$/i;
  const isScript = (node) => node.localName === "script";
  const runs = (node) => isScript(node) && RUNS.test(node.type.trim());
  const isStyle = (node) => node.localName === "link" && node.relList.contains("stylesheet");
  const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName
    && (one.id || "") === (other.id || "");

  // What of a page's code, policy and base runs or holds from the moment it is loaded.
  const lasting = (document) => [...document.querySelectorAll("script, base, meta[http-equiv], style, template")]
    .filter((node) => !isScript(node) || runs(node)).map((node) => node.outerHTML).join("\n");

  // How sure it is that one was the other; 0 where it can't be. Spaces between elements say nothing.
  const sureness = (one, other) => {
    if (!alike(one.node, other.node)) return 0;
    const isEqual = one.text === other.text;
    if (one.node.nodeType !== Node.ELEMENT_NODE) return isEqual && one.text.trim() ? 4 : 1;
    if (isEqual) return 8;
    return one.node.className === other.node.className ? 3 : 2;
  };
  const told = (node) => ({ node, text: node.nodeType === Node.ELEMENT_NODE ? node.outerHTML : node.data });

  // The pairs of two lists whose order is the same in both, and of which it is surest that they are pairs.
  const surest = (ones, others) => {
    const width = others.length + 1;
    const sums = new Uint32Array((ones.length + 1) * width);
    for (let i = ones.length - 1; i >= 0; i -= 1) {
      for (let j = others.length - 1; j >= 0; j -= 1) {
        const sure = sureness(ones[i], others[j]);
        const paired = sure && sure + sums[(i + 1) * width + j + 1];
        sums[i * width + j] = Math.max(paired, sums[(i + 1) * width + j], sums[i * width + j + 1]);
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < ones.length && j < others.length;) {
      const sum = sums[i * width + j];
      if (sum === sums[(i + 1) * width + j]) i += 1;
      else if (sum === sums[i * width + j + 1]) j += 1;
      else pairs.push([i++, j++]);
    }
    return pairs;
  };

  // More than so many comparisons are not worth it: what stands between two ends is paired in its order.
  const MOST = 40000;

  const inOrder = (ones, others) => {
    const pairs = [];
    for (let i = 0, j = 0; i < ones.length && j < others.length; j += 1) {
      const next = ones.slice(i).findIndex((one) => alike(one.node, others[j].node));
      if (next < 0) continue;
      pairs.push([i + next, j]);
      i += next + 1;
    }
    return pairs;
  };

  // Which child was which: those at both ends that are equal, and of the rest those of which it is surest.
  const paired = (before, after) => {
    const pairs = new Map();
    let start = 0;
    while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) {
      pairs.set(after[start], before[start]);
      start += 1;
    }
    let [end, last] = [before.length, after.length];
    while (end > start && last > start && before[end - 1].isEqualNode(after[last - 1])) {
      end -= 1;
      last -= 1;
      pairs.set(after[last], before[end]);
    }
    const [ones, others] = [before.slice(start, end).map(told), after.slice(start, last).map(told)];
    const pair = ones.length * others.length <= MOST ? surest : inOrder;
    for (const [one, other] of pair(ones, others)) pairs.set(others[other].node, ones[one].node);
    return pairs;
  };

  // Where the children that were sent stand in the page; scripts may have put others between them.
  const standing = (before, live) => {
    const places = new Map();
    let at = 0;
    for (const node of before) {
      const rest = live.slice(at);
      let found = rest.findIndex((one) => one.isEqualNode(node));
      if (found < 0) found = rest.findIndex((one) => alike(one, node) && one.className === node.className);
      if (found < 0) found = rest.findIndex((one) => alike(one, node));
      if (found < 0) continue;
      places.set(node, rest[found]);
      at += found + 1;
    }
    return places;
  };

  const attributes = (live, before, after) => {
    for (const { name, value } of after.attributes) {
      if (before.getAttribute(name) !== value) live.setAttribute(name, value);
    }
    for (const { name } of before.attributes) if (!after.hasAttribute(name)) live.removeAttribute(name);
  };

  // Only what is another is replaced, so that a selection around it stays.
  const words = (live, before, after) => {
    if (live.data !== before.data) {
      live.data = after.data;
      return;
    }
    const [old, text] = [before.data, after.data];
    let [start, end] = [0, 0];
    const most = Math.min(old.length, text.length);
    while (start < most && old[start] === text[start]) start += 1;
    while (end < most - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    live.replaceData(start, old.length - start - end, text.slice(start, text.length - end));
  };

  const element = (live, before, after, isOwn) => {
    if (before.isEqualNode(after)) return;
    if (isStyle(before) && before.href !== after.href) return swapStyle(live, document.importNode(after, true));
    // Data in the form of a script is for machines, and a strict policy lets nobody write it here.
    if (isScript(before)) return;
    attributes(live, before, after);
    children(live, before, after, isOwn);
  };

  const node = (live, before, after, isOwn) => {
    if (live.nodeType === Node.ELEMENT_NODE) element(live, before, after, isOwn);
    else if (before.data !== after.data) words(live, before, after);
  };

  // Scripts know the elements of what they have added to: others may not come there behind their back.
  const children = (live, before, after, isScripts) => {
    const [old, next] = [[...before.childNodes], [...after.childNodes]];
    const current = [...live.childNodes].filter((one) => !one.dataset || one.dataset.candorOld === undefined);
    const places = standing(old, current);
    const isOwn = isScripts || (live.closest("main") !== null && current.length > places.size);
    const pairs = paired(old, next);
    const kept = new Set(pairs.values());
    for (const one of old) {
      if (kept.has(one)) continue;
      if (isOwn && one.nodeType === Node.ELEMENT_NODE) throw new Anew();
      places.get(one)?.remove();
    }
    let last = null;
    for (const one of next) {
      const was = pairs.get(one);
      const place = was && places.get(was);
      if (place) {
        node(place, was, one, isOwn);
        last = place;
      } else if (was) {
        if (!was.isEqualNode(one)) throw new Anew();
      } else if (!isScript(one)) {
        if (isOwn && one.nodeType === Node.ELEMENT_NODE) throw new Anew();
        const made = document.importNode(one, true);
        if (last) last.after(made);
        else live.prepend(made);
        last = made;
      }
    }
  };

  // True where the page is what was sent now; else it has to be loaded anew.
  return (before, after) => {
    if (lasting(before) !== lasting(after)) return false;
    try {
      element(document.documentElement, before.documentElement, after.documentElement, false);
    } catch (error) {
      if (error instanceof Anew) return false;
      throw error;
    }
    return true;
  };
})();
