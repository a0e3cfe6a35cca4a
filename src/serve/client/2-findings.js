// The desk shows the findings on its own pages; it is made of them.
const isDesk = document.querySelector("[data-candor-desk]") !== null;

// The findings, laid over the page: its end stays in reach, and nothing of it is blocked.
const findings = (() => {
  const make = (name, text, ...children) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };
  const link = (text, href) => Object.assign(make("a", text), { href });
  const press = (text, then) => {
    const button = make("button", text);
    button.type = "button";
    button.addEventListener("click", () => then(button));
    return button;
  };

  // Applies the one safe answer to a finding; the page shows it when it is saved.
  const mend = async (item, button) => {
    const { code, path, line, column } = item;
    const token = await fetch("/_candor/settings/token").then((response) => response.text());
    const body = new URLSearchParams({ token, code, path, line, column });
    const response = await fetch("/_candor/settings/fix", { method: "POST", body });
    button.replaceWith(make("span", response.ok ? "Saved." : await response.text()));
  };

  const place = (item) => {
    const text = item.line ? `line ${item.line}, column ${item.column}` : "";
    return item.editor ? Object.assign(link(text, item.editor), { title: "Open in your editor" }) : text;
  };

  const entry = (item) => {
    const says = item.help ? [make("p", item.help)] : [];
    // Of the frame that a terminal shows only the code: the rest stands around it.
    const codeOf = (frame) => frame.split("\n").filter((line) => /^ *\d* +\|/.test(line)).join("\n");
    const frame = item.frame ? [Object.assign(make("pre", codeOf(item.frame)), { tabIndex: 0 })] : [];
    const code = item.line ? link(item.code, `/_candor/explain/${item.code}`) : make("code", item.code);
    const fix = item.fix ? [" ", press("Fix this", (button) => mend(item, button).catch(() => {}))] : [];
    return make("div", "", make("p", "", make("strong", item.severity), " ", item.message),
      ...frame, ...says, make("p", "", place(item), " ", code, ...fix));
  };

  const list = (items) => {
    const files = new Map(items.map((item) => [item.path, []]));
    for (const item of items) files.get(item.path).push(item);
    return [...files].map(([path, found]) => make("section", "", make("h3", path), ...found.map((item) => entry(item))));
  };

  const CSS = `
    :host { position: sticky; inset-block-end: 0; z-index: 2147483647; display: block; }
    [hidden] { display: none !important; }
    section[aria-labelledby] { box-sizing: border-box; max-block-size: 45vh; overflow: auto; margin: 0;
      padding: .75rem 1rem; border-block-start: 3px solid #ff8a80; background: #1c1b1f; color: #f4f0f4;
      font: 16px/1.5 system-ui, sans-serif; text-align: start; overflow-wrap: anywhere; }
    header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; }
    h2 { margin: 0; font-size: 1.125rem; }
    h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
    p { margin: .25rem 0; }
    strong, code { color: #ffb4ab; }
    pre { margin: .5rem 0; padding: .75rem; overflow-x: auto; background: #000; color: #f4f0f4;
      font: 14px/1.4 ui-monospace, monospace; }
    a { color: #a8c7fa; }
    a, button { min-block-size: 24px; }
    button { padding: .25rem .75rem; border: 1px solid; border-radius: .25rem; background: none; color: inherit; font: inherit; }
    button.folded { display: block; margin: 0 1rem 1rem; padding: .5rem 1rem; background: #1c1b1f; color: #ffb4ab;
      font: 16px/1.5 system-ui, sans-serif; }
    :focus-visible { outline: 3px solid #a8c7fa; outline-offset: 2px; }
    @media print { :host { display: none; } }`;

  let overlay = null;

  const fold = (isFolded) => {
    overlay.panel.hidden = isFolded;
    overlay.folded.hidden = !isFolded;
  };

  const open = () => {
    const host = make("candor-findings");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    root.adoptedStyleSheets = [sheet];
    const panel = make("section");
    panel.setAttribute("aria-labelledby", "title");
    const folded = press("", () => { fold(false); panel.querySelector("button").focus(); });
    folded.className = "folded";
    const close = () => { fold(true); folded.focus(); };
    // Esc is for this panel and not for the page's own keys.
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
    });
    const title = make("h2");
    title.id = "title";
    title.setAttribute("role", "status");
    const desk = link("", "/_candor/findings");
    const body = make("div");
    panel.append(make("header", "", title, press("Close", close), desk), body);
    root.append(panel, folded);
    document.documentElement.append(host);
    // A phone shows a page without a viewport as a wide one made small; the findings stay as large as they are.
    if (!document.querySelector("meta[name=viewport]") && innerWidth > screen.width) host.style.zoom = innerWidth / screen.width;
    overlay = { host, panel, folded, title, desk, body };
    fold(false);
  };

  let shown = "";
  // Shows the errors among all findings; what was closed stays closed until it is something else.
  const cover = (all) => {
    const errors = all.filter((item) => item.severity === "error");
    const state = JSON.stringify(errors);
    if (state === shown) return;
    shown = state;
    if (!errors.length) {
      overlay?.host.remove();
      overlay = null;
      return;
    }
    if (!overlay) open();
    const title = errors.length === 1 ? "1 error" : `${errors.length} errors`;
    overlay.title.textContent = overlay.folded.textContent = title;
    overlay.desk.textContent = all.length > errors.length ? `All ${all.length} findings` : "Overview";
    overlay.body.replaceChildren(...list(errors));
    fold(false);
  };

  const show = async () => {
    const response = await fetch("/_candor/findings.json", { cache: "no-store" });
    cover(await response.json());
  };
  // A server that has gone in between is the event stream's business.
  return () => (isDesk ? undefined : show().catch(() => {}));
})();
