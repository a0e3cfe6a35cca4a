// Is the page that is open still what the server has? Styles that are another are swapped, words that are others are put
// in their places, and what neither can do loads the page anew.
const page = (() => {
  const tagOf = (answer) => (answer || "").replace(/"|^W\//g, "");
  const isOurs = (element) => new URL(element.href || element.src, location.href).origin === location.origin;

  // A page as it is sent, without this script: its tag and its tree. (A page that is read like this runs nothing.)
  const read = () => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.href);
    request.responseType = "document";
    request.addEventListener("load", () => {
      const tree = request.response;
      if (!tree) return failed(new Error("not a page"));
      for (const script of tree.querySelectorAll("script[src='/_candor/reload.js']")) script.remove();
      return done({ tag: tagOf(request.getResponseHeader("ETag")), tree });
    });
    request.addEventListener("error", failed);
    request.send();
  });

  // Styles, scripts and pictures of ours whose names stay the same when they change.
  const parts = () => [
    ...document.querySelectorAll("link[rel~=stylesheet][href], script[src]:not([src^='/_candor/']), img[src]"),
  ].filter((element) => isOurs(element) && (element.localName !== "img" || element.naturalWidth > 0)).slice(0, 40);
  const tags = async () => new Map(await Promise.all(parts().map(async (element) => {
    const response = await fetch(element.href || element.src, { method: "HEAD", cache: "no-store" });
    return [element, tagOf(response.headers.get("ETag"))];
  })));

  const loadAnew = (link, build) => {
    const next = link.cloneNode();
    const url = new URL(link.href);
    url.searchParams.set("candor", build);
    next.href = url.href;
    swapStyle(link, next);
  };

  let known = null;
  const know = () => tags().then((map) => { known = map; }, () => {});
  const lookAtParts = async (build) => {
    const before = known;
    await know();
    for (const [element, tag] of known || []) {
      if (!before?.has(element) || before.get(element) === tag) continue;
      if (element.localName !== "link") return location.reload();
      loadAnew(element, build);
    }
  };

  const script = document.currentScript;
  let tag = script.dataset.page;
  let sent = null;
  let ready = null;
  if (tag) {
    ready = read().then((first) => { if (first.tag === tag) sent = first.tree; }, () => {});
    addEventListener("load", () => setTimeout(know, 200));
  }

  // Looks again; `others` says whether more than pages may have changed.
  const look = async (build, others) => {
    await ready;
    const now = await read();
    if (now.tag !== tag) {
      if (!sent || !morph(sent, now.tree)) return location.reload();
      [tag, sent] = [now.tag, now.tree];
    }
    if (others) await lookAtParts(build);
  };
  return { look, isShown: tag !== undefined, build: script.dataset.build };
})();
