#!/usr/bin/env python3
"""Makes a site of so many pages with tests/perf/pages.py, in the words of the library.

generate.py FOLDER TOTAL CONTENT   (CONTENT: the library's content folder)

pages.py knows some eighty words, with which every list of an index is full and nothing can be asked. Here its
sentences are drawn from the running words of the library, so words are as frequent as they are there.
What they say is still nothing, and the vocabulary does not grow with the site.
"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import pages  # noqa: E402


def running_words(content):
    """All words of the English pages, in order, without front matter, links and marks."""
    files = sorted(path for path in content.rglob("*.md") if path.relative_to(content).parts[0] != "es")
    bodies = [path.read_text(encoding="utf-8").split("\n---\n", 1)[-1] for path in files]
    text = re.sub(r"\]\([^)]*\)|\[@[^\]]*\]|\{[^}]*\}", " ", " ".join(bodies))
    return re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower())


def main():
    folder, total, content = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    pages.WORDS = running_words(content)
    # Of fifty-one pages one begins a section; the home page comes on top.
    pages.make(folder, (total - 1) * 50 // 51)


main()
