// The preview's own script: it is added to the pages that `candor serve` sends and is in no site that
// `candor build` writes. It keeps to the strictest policy of a site: no inline code or style, no HTML
// from strings. It listens for new snapshots; where only styles have changed it swaps them, otherwise
// it loads the page anew, and it lays the errors over the page.
(() => {
  "use strict";
  const me = document.currentScript;
  const desk = document.querySelector("[data-candor-findings]");
  let build = me.dataset.build;
  let page = me.dataset.page;

  // ---- Has this page changed?

  const tagOf = (response) => (response.headers.get("ETag") || "").replace(/"|^W\//g, "");
  const STYLE = /(<link\b[^>]*?\bhref=")([^"]*\.css[^"]*)(")/g;
  const SCRIPT = /<script src="\/_candor\/reload\.js"[^>]*><\/script>/;

  // A page's text without the names of its styles, and these.
  const split = (text) => {
    const styles = [];
    const rest = text.replace(SCRIPT, "").replace(STYLE, (_, before, href, after) => {
      styles.push(href);
      return before + after;
    });
    return { rest, styles };
  };

  // The text as it was sent, from the browser's cache.
  let sent = null;
  if (page) {
    fetch(location.href, { cache: "force-cache" })
      .then(async (response) => { if (tagOf(response) === page) sent = await response.text(); })
      .catch(() => {});
  }

  // Styles, scripts and pictures of ours whose names stay the same when they change.
  const parts = () => [
    ...document.querySelectorAll("link[rel~=stylesheet][href], script[src]:not([src^='/_candor/']), img[src]"),
  ].filter((element) => {
    const url = new URL(element.href || element.src, location.href);
    return url.origin === location.origin && (element.localName !== "img" || element.naturalWidth > 0);
  }).slice(0, 40);
  const tags = async () => {
    const pairs = parts().map(async (element) => {
      const response = await fetch(element.href || element.src, { method: "HEAD", cache: "no-store" });
      return [element, tagOf(response)];
    });
    return new Map(await Promise.all(pairs));
  };
  let known = null;
  const know = () => tags().then((map) => { known = map; }, () => {});
  if (page) addEventListener("load", () => setTimeout(know, 200));

  const swap = (link, href) => {
    const next = link.cloneNode();
    next.href = href;
    next.addEventListener("load", () => link.remove());
    next.addEventListener("error", () => location.reload());
    link.after(next);
  };

  const linkTo = (href) => [...document.querySelectorAll("link[href]")].find((link) => link.getAttribute("href") === href);

  const swapStyles = (before, after) => {
    const pairs = before.map((href, at) => [href, after[at]]).filter(([old, next]) => old !== next);
    const links = pairs.map(([old]) => linkTo(old));
    if (links.includes(undefined)) return false;
    pairs.forEach(([, next], at) => swap(links[at], next));
    return true;
  };

  const look = async () => {
    const response = await fetch(location.href, { cache: "no-cache" });
    const tag = tagOf(response);
    if (tag !== page) {
      const text = await response.text();
      const [before, after] = [split(sent || ""), split(text)];
      const alike = sent !== null && before.rest === after.rest && before.styles.length === after.styles.length;
      if (!alike || !swapStyles(before.styles, after.styles)) return location.reload();
      [page, sent] = [tag, text];
      return know();
    }
    if (!known) return know();
    const now = await tags();
    for (const [element, tag] of now) {
      if (!known.has(element) || known.get(element) === tag) continue;
      if (element.localName !== "link") return location.reload();
      const url = new URL(element.href);
      url.searchParams.set("candor", build);
      swap(element, url.href);
    }
    return know();
  };

  // ---- Events

  let source = null;
  let wait = 250;
  const connect = () => {
    if (source || document.hidden) return;
    source = new EventSource("/_candor/events");
    source.addEventListener("build", (event) => {
      wait = 250;
      const id = JSON.parse(event.data).build;
      show();
      if (!id || id === build || page === undefined) return;
      build = id;
      look().catch(() => { build = ""; });
    });
    source.addEventListener("findings", show);
    source.addEventListener("error", () => {
      disconnect();
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 5000);
    });
  };
  const disconnect = () => {
    if (source) source.close();
    source = null;
  };
  // A browser has six connections for a server: pages that nobody sees must not hold one.
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);

  // ---- Findings

  const make = (name, text, ...children) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };

  const list = (items) => {
    const files = new Map();
    for (const item of items) files.set(item.path, [...(files.get(item.path) || []), item]);
    return [...files].map(([path, found]) => make("section", "", make("h3", path), ...found.map((item) => make(
      "div", "",
      make("p", "", make("strong", item.severity), item.line ? ` ${item.path}:${item.line}:${item.column} ` : " ", item.message),
      ...(item.frame ? [Object.assign(make("pre", item.frame), { tabIndex: 0 })] : []),
      ...(item.help ? [make("p", `Help: ${item.help}`)] : []),
      make("p", "", make("code", item.code)),
    ))));
  };

  const CSS = `
    dialog { box-sizing: border-box; width: min(60rem, 100% - 2rem); max-height: calc(100% - 2rem); overflow: auto;
      padding: 1rem 1.5rem; border: 2px solid #ff8a80; border-radius: .5rem; background: #1c1b1f; color: #f4f0f4;
      font: 16px/1.5 system-ui, sans-serif; text-align: start; }
    dialog::backdrop { background: rgb(0 0 0 / .5); }
    h2 { margin: 0 0 .5rem; font-size: 1.25rem; }
    h3 { margin: 1rem 0 .25rem; font-size: 1rem; overflow-wrap: anywhere; }
    p { margin: .25rem 0; }
    strong, code { color: #ffb4ab; }
    pre { margin: .5rem 0; padding: .75rem; overflow-x: auto; background: #000; color: #f4f0f4;
      font: 14px/1.4 ui-monospace, monospace; }
    a { color: #a8c7fa; }
    button { padding: .5rem 1rem; border: 1px solid; border-radius: .25rem; background: none; color: inherit; font: inherit; }
    :focus-visible { outline: 3px solid #a8c7fa; outline-offset: 2px; }`;

  let overlay = null;
  let shown = "";

  const close = () => {
    const { host, dialog } = overlay;
    overlay = null;
    // Focus goes back to where it was.
    dialog.close();
    host.remove();
  };

  const open = () => {
    const host = make("candor-findings");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    const dialog = make("dialog");
    dialog.setAttribute("role", "alertdialog");
    dialog.setAttribute("aria-labelledby", "title");
    dialog.setAttribute("aria-describedby", "list");
    dialog.addEventListener("cancel", (event) => { event.preventDefault(); close(); });
    // Esc is for this dialog and not for the page's own keys.
    dialog.addEventListener("keydown", (event) => { if (event.key === "Escape") event.stopPropagation(); });
    root.append(dialog);
    document.documentElement.append(host);
    overlay = { host, dialog };
  };

  const fill = (errors, others) => {
    const title = make("h2", errors.length === 1 ? "1 error" : `${errors.length} errors`);
    title.id = "title";
    const body = make("div", "", ...list(errors));
    body.id = "list";
    const button = make("button", "Close (Esc)");
    button.type = "button";
    button.addEventListener("click", close);
    const more = make("a", others ? `Desk, with ${others} more` : "Desk");
    more.href = "/_candor/";
    overlay.dialog.replaceChildren(title, body, make("p", "", button, " ", more));
    if (!overlay.dialog.open) overlay.dialog.showModal();
    button.focus();
  };

  const findings = async () => {
    const text = await fetch("/_candor/findings", { cache: "no-store" }).then((response) => response.text());
    const all = JSON.parse(text);
    if (desk) {
      desk.replaceChildren(...(all.length ? list(all) : [make("p", "None.")]));
      return;
    }
    const errors = all.filter((item) => item.severity === "error");
    const state = JSON.stringify(errors);
    // What was closed stays closed until it is something else.
    if (state === shown) return;
    shown = state;
    if (errors.length) {
      if (!overlay) open();
      fill(errors, all.length - errors.length);
    } else if (overlay) close();
  };

  // A server that has gone in between is the event stream's business.
  const show = () => findings().catch(() => {});

  connect();
})();
