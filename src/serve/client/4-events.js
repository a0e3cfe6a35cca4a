// Listens for new snapshots.
(() => {
  let { build } = page;
  let others = null;
  let looking = Promise.resolve();

  // One look after the other: two would make the same difference twice.
  const look = (isMore) => {
    looking = looking.then(() => page.look(build, isMore)).catch(() => { build = ""; }).then(findings);
    return looking;
  };

  const built = (said) => {
    const isMore = others !== null && others !== said.others;
    others = said.others;
    // The desk may be older than the findings, even of the same snapshot, if they came before it listened.
    const isSame = said.build === build && !isDesk;
    if (!said.build || isSame || !page.isShown) return findings();
    build = said.build;
    const isElsewhere = said.open && said.open.split("#")[0] !== location.pathname && !location.pathname.startsWith("/_candor/");
    if (isElsewhere) return location.assign(said.open);
    return look(isMore);
  };

  let source = null;
  let wait = 250;
  const connect = () => {
    if (source || document.hidden) return;
    source = new EventSource("/_candor/events");
    source.addEventListener("build", (event) => {
      wait = 250;
      built(JSON.parse(event.data));
    });
    source.addEventListener("findings", () => (isDesk ? look(false) : findings()));
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
  connect();
})();
