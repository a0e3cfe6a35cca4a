"""The language server beside the preview: how long from a change of a page until an editor is told what is wrong in it."""

import json
import queue
import re
import subprocess
import threading
import time
import urllib.request

import saves


class Editor:
    """A session of `candor lsp` with one page open."""

    def __init__(self, candor, site, environment, page):
        self.child = subprocess.Popen([candor, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        self.incoming = queue.Queue()
        threading.Thread(target=self.listen, daemon=True).start()
        root = site.resolve().as_uri()
        self.uri = f"{root}/content/{page}.md"
        self.text = (site / f"content/{page}.md").read_text(encoding="utf-8")
        self.version = 1
        self.send("initialize", {"processId": None, "rootUri": root, "capabilities": {}}, 1)
        self.send("initialized", {})
        document = {"uri": self.uri, "languageId": "markdown", "version": 1, "text": self.text}
        self.send("textDocument/didOpen", {"textDocument": document})

    def listen(self):
        while line := self.child.stdout.readline():
            length = int(line.split(b":")[1])
            self.child.stdout.readline()
            self.incoming.put((time.perf_counter(), json.loads(self.child.stdout.read(length))))

    def send(self, method, params, number=None):
        message = {"jsonrpc": "2.0", "method": method, "params": params} | ({"id": number} if number else {})
        body = json.dumps(message).encode()
        self.child.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.child.stdin.flush()

    def change(self, number):
        """Seconds until the page's own findings are there, and until all are, when a dead link is typed."""
        self.version += 1
        end = {"line": self.text.count("\n") + 9, "character": 0}
        document = {"uri": self.uri, "version": self.version}
        change = {"range": {"start": end, "end": end}, "text": f"\n[typed {number}](typed-{number}.md)\n"}
        start = time.perf_counter()
        self.send("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        told = []
        while len(told) < 2:
            at, message = self.incoming.get(timeout=60)
            params = message.get("params", {})
            is_it = params.get("uri") == self.uri and params.get("version") == self.version
            if is_it and f"typed-{number}.md" in json.dumps(params):
                told.append(at - start)
        return told


def measure(candor, site, count, environment, page):
    """In turn: one save in the preview, until the page is served with it, and one change in the editor."""
    child, address, _ = saves.serve(candor, site, environment, page)
    editor = Editor(candor, site, environment, page)
    served, own, everything = [], [], []
    try:
        time.sleep(3)
        for number in range(count):
            served.append(save(site / f"content/{page}.md", f"{address}{page}.html", number))
            time.sleep(1)
            first, last = editor.change(number)
            own.append(first)
            everything.append(last)
            time.sleep(1)
        return served, own, everything, saves.most_memory(editor.child)
    finally:
        saves.end(child)
        saves.end(editor.child)


def save(path, address, number):
    """Seconds from the end of a save until the page that is served has what was saved."""
    text = re.sub(r"\n*saved-\d+-\n", "", path.read_text(encoding="utf-8")) + f"\nsaved-{number}-\n"
    beside = path.with_suffix(".md~")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
    start = time.perf_counter()
    while f"saved-{number}-" not in urllib.request.urlopen(address).read().decode():
        if time.perf_counter() - start > 20:
            raise TimeoutError(f"save {number} never reached the page")
        time.sleep(0.002)
    return time.perf_counter() - start
