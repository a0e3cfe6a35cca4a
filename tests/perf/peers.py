"""Other generators' previews, measured as ours is: from saving a page to the open page showing it.

The same words, without what only candor reads: front matter is cut down to its title. Hugo gets a template of a few lines, and mdBook
its own theme, a list of chapters, and no search.
"""

import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import saves

LAYOUT = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""


def plain(text):
    """A page with nothing but its title before its words."""
    head, title = re.match(r"---\n(.*?)\n---\n", text, re.S), re.search(r"^title: *(.*)$", text, re.M)
    body = text[head.end() :] if head else text
    return title[1].strip("\"'") if title else "Page", body


def copied(content, folder, write, index):
    """Writes each page of a folder to another, a folder's own under the name that it has there; the pages' paths."""
    pages = []
    for path in sorted(content.rglob("*.md")):
        below = path.relative_to(content)
        if path.read_text(encoding="utf-8").startswith("---"):
            below = below.with_name(index) if below.name == "index.md" else below
            title, body = plain(path.read_text(encoding="utf-8"))
            (folder / below).parent.mkdir(parents=True, exist_ok=True)
            (folder / below).write_text(write(title, body), encoding="utf-8")
            pages.append((below, title))
    return pages


class Hugo:
    name = "hugo server"
    program = "hugo"
    content = "content"

    def make(self, content, site):
        title = lambda title: '"' + title.replace('"', "'") + '"'
        copied(content, site / "content", lambda name, body: f"---\ntitle: {title(name)}\n---\n{body}", "_index.md")
        (site / "layouts/_default").mkdir(parents=True)
        for layout in ("single", "list"):
            (site / f"layouts/_default/{layout}.html").write_text(LAYOUT)
        (site / "hugo.toml").write_text('title = "A site"\ndisableKinds = ["taxonomy", "term", "RSS"]\n')

    def command(self, site, port):
        return ["hugo", "server", "--source", site, "--port", str(port), "--bind", "127.0.0.1", "--quiet"]

    def route(self, page):
        return f"{page}/"


class MdBook:
    name = "mdbook serve"
    program = "mdbook"
    content = "src"

    def make(self, content, site):
        pages = copied(content, site / "src", lambda name, body: f"# {name}\n{body}", "index.md")
        chapters = "".join(f"- [{title.replace('[', '(').replace(']', ')')}]({below})\n" for below, title in pages)
        (site / "src/SUMMARY.md").write_text(f"# Summary\n\n{chapters}", encoding="utf-8")
        # Without one of its own it obeys that of the repository, which leaves out the folder of this site.
        (site / ".gitignore").touch()
        (site / "book.toml").write_text('[book]\ntitle = "A site"\n[output.html.search]\nenable = false\n')

    def command(self, site, port):
        return ["mdbook", "serve", site, "-p", str(port), "-n", "127.0.0.1"]

    def route(self, page):
        return f"{page}.html"


ALL = [peer for peer in (Hugo(), MdBook()) if shutil.which(peer.program)]


# Seconds that a generator may take until its first page is there, and for its saves together.
PATIENCE = 300.0


def answers(address, child):
    """Waits for a page; whether it came."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=60).read()
            return True
        except (urllib.error.URLError, ConnectionError):
            if child.poll() is not None:
                raise RuntimeError("the server has ended") from None
            time.sleep(0.1)
    return False


POLLS = 6_000


def in_time(browser, path, count):
    end, found = time.monotonic() + PATIENCE, []
    while len(found) < count and (len(found) < 3 or time.monotonic() < end):
        found.append(saves.one_save(browser, path, len(found), POLLS))
        # A page that was loaded anew must find its way back to the server before it hears of the next save.
        time.sleep(2)
    return found


def measure(peer, content, site, count, page):
    """Seconds from each save to the open page, of one server; none if it shows no page in time."""
    peer.make(content, site)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    child = subprocess.Popen(peer.command(site, port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    browser = saves.Browser()
    try:
        address = f"http://127.0.0.1:{port}/{peer.route(page)}"
        if not answers(address, child):
            return []
        browser.post("/goog/cdp/execute", {"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": saves.WATCH}})
        browser.open(address)
        time.sleep(2)
        path = Path(site) / peer.content / f"{page}.md"
        return in_time(browser, path, count)
    finally:
        browser.close()
        saves.end(child)
