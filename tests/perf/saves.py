"""The preview, with a real browser: how long from saving a file to the open page showing it."""

import json
import os
import re
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

# The page that is edited in the sites of `pages.py`.
PAGE = "section-0/page-3"
# Notes when a mark is in the page: looks at each change of the document, and after each load.
WATCH = """
const seen = () => {
  const mark = document.body && /saved-(\\d+)-/.exec(document.body.textContent);
  if (mark && window.__mark !== mark[1]) {
    window.__mark = mark[1];
    window.__at = performance.timeOrigin + performance.now();
  }
};
new MutationObserver(seen).observe(document, { subtree: true, childList: true, characterData: true });
document.addEventListener('DOMContentLoaded', seen);
"""


@dataclass
class Measured:
    first: list = field(default_factory=list)
    saves: list = field(default_factory=list)
    memory: float = 0.0

    def percentiles(self):
        return percentiles(self.saves)


def percentiles(seconds):
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return f"{statistics.median(seconds) * 1e3:.0f} / {cuts[-1] * 1e3:.0f} ms"


class Browser:
    """Headless Chromium through chromedriver."""

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory()
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port = next(found[1] for line in self.driver.stdout if (found := re.search(r"successfully on port (\d+)", line)))
        threading.Thread(target=lambda: [None for _ in self.driver.stdout], daemon=True).start()
        flags = """--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking
            --disable-component-update --disable-sync --no-first-run""".split()
        flags.append(f"--user-data-dir={self.profile.name}")
        self.base = f"http://127.0.0.1:{port}/session"
        options = {"browserName": "chrome", "goog:chromeOptions": {"args": flags}}
        self.base += "/" + self.post("", {"capabilities": {"alwaysMatch": options}})["sessionId"]

    def post(self, path, body):
        request = urllib.request.Request(self.base + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        return json.load(urllib.request.urlopen(request))["value"]

    def open(self, address):
        self.post("/url", {"url": address})

    def run(self, script):
        return self.post("/execute/sync", {"script": script, "args": []})

    def close(self):
        urllib.request.urlopen(urllib.request.Request(self.base, method="DELETE"))
        self.driver.kill()
        self.driver.wait()
        self.profile.cleanup()


def serve(candor, site, environment, page=PAGE):
    """Starts the preview: the process, its address, and the seconds until a first page was there."""
    start = time.perf_counter()
    child = subprocess.Popen([candor, "serve", site], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    address = next(line.strip() for line in child.stdout if line.startswith("http://"))
    urllib.request.urlopen(f"{address}{page}.html").read()
    return child, address, time.perf_counter() - start


def most_memory(child):
    """The most memory that a process has held, in MB."""
    status = Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


def end(child):
    child.kill()
    child.wait()


def measure(candor, site, count, environment, page=PAGE):
    measured = Measured()
    for _ in range(4):
        child, _, seconds = serve(candor, site, environment, page)
        measured.first.append(seconds)
        end(child)
    child, address, seconds = serve(candor, site, environment, page)
    measured.first.append(seconds)
    browser = Browser()
    try:
        browser.post("/goog/cdp/execute", {"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": WATCH}})
        browser.open(f"{address}{page}.html")
        time.sleep(2)
        for number in range(count):
            measured.saves.append(one_save(browser, Path(site) / f"content/{page}.md", number))
        measured.memory = most_memory(child)
    finally:
        browser.close()
        end(child)
    return measured


def one_save(browser, path, number, polls=500):
    """Seconds from the end of a save (as editors do it: a new file renamed over the old) to the page."""
    text = re.sub(r"\n*saved-\d+-\n", "", path.read_text(encoding="utf-8")) + f"\nsaved-{number}-\n"
    beside = path.with_suffix(".md~")
    beside.write_text(text, encoding="utf-8")
    os.replace(beside, path)
    saved = time.time() * 1e3
    for _ in range(polls):
        time.sleep(0.02)
        mark = browser.run("return [window.__mark, window.__at]")
        if mark[0] == str(number):
            time.sleep(0.2)
            return (mark[1] - saved) / 1e3
    raise TimeoutError(f"save {number} never reached the page")


def additions(candor, site, count, environment):
    """Seconds from the end of writing a new page until the preview has served an index that knows a word of it."""
    child, address, _ = serve(candor, site, environment)
    try:
        version(address)
        core(address)
        time.sleep(1)
        return [one_addition(address, Path(site) / f"content/section-0/added-{number}.md", number) for number in range(count)]
    finally:
        end(child)


def one_addition(address, path, number):
    # In letters only: the index writes words with capitals between them.
    word = "added" + "".join("abcdefghij"[int(digit)] for digit in str(number))
    before = version(address)
    path.write_text(f"---\ntitle: A page about {word}\nlast-reviewed: 2026-11-01\nnext-review: 2028-11-01\n---\n\nIt is new.\n", encoding="utf-8")
    saved = time.perf_counter()
    while version(address) == before:
        if time.perf_counter() - saved > 20:
            raise TimeoutError(f"{path.name} never reached the index")
        time.sleep(0.002)
    if word not in words(core(address)):
        raise ValueError(f"the new index does not know {word}")
    seconds = time.perf_counter() - saved
    time.sleep(0.3)
    return seconds


def version(address):
    """The folder of the index that the preview has now."""
    client = urllib.request.urlopen(address + "search/search.js").read().decode()
    return re.search(r'FOLDER = "([^"]+)"', client)[1]


def core(address):
    """The index's first file, which each search begins with."""
    text = urllib.request.urlopen(f"{address}search/{version(address)}m.js").read().decode()
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def words(index):
    """The words of an index: each shares a beginning with the one before, as long as a capital says."""
    word, found = "", set()
    for shared, rest in re.findall(r"([A-Z])([^A-Z]*)", index["words"][0]):
        word = word[: ord(shared) - 65] + rest
        found.add(word)
    return found
