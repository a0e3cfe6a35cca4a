"""Makes a site of many pages, the same for the same number: 600 words each, sections of 50."""

import random
import sys
from pathlib import Path

WORDS = """body consent session therapist partner client touch breath talk trust time question answer feeling
shame comfort pace limit choice plan stage ending support home week month visit cost law code study evidence
small often sometimes together slowly again before after with without between about many few each other kind
learn notice rest stop begin change decide agree write read listen practise wonder hope share""".split()


def sentence(rng):
    words = rng.choices(WORDS, k=rng.randint(7, 14))
    return " ".join(words).capitalize() + "."


def paragraph(rng, words):
    out = []
    while words > 0:
        out.append(sentence(rng))
        words -= len(out[-1].split())
    return " ".join(out)


def page(number, rng, total):
    first = number - number % 50
    near = [first + (number + step) % min(50, total - first) for step in (1, 7)]
    lines = [
        "---",
        f"title: Page {number} about {rng.choice(WORDS)}",
        f"summary: {sentence(rng)}",
        f"weight: {number % 50 + 1}",
        f"topics: [topic-{number % 20}, topic-{number % 7}]",
        "last-reviewed: 2026-11-01",
        "next-review: 2028-11-01",
        "---",
        "",
        f"{paragraph(rng, 120)} See [the next page](page-{near[0]}.md).",
    ]
    for part in range(3):
        lines += ["", f"## Part {part + 1} of {rng.choice(WORDS)}", "", paragraph(rng, 130)]
    lines += ["", f"More [further on](page-{near[1]}.md):", ""]
    lines += [f"- {sentence(rng)}" for _ in range(6)]
    return "\n".join(lines) + "\n"


def make(folder, total):
    folder = Path(folder)
    (folder / "content").mkdir(parents=True, exist_ok=True)
    (folder / "book.toml").write_text('[book]\ntitle = "A large site"\n', encoding="utf-8")
    (folder / "content/index.md").write_text("---\ntitle: Home\n---\n\nWhere to start.\n", encoding="utf-8")
    for number in range(total):
        section = folder / f"content/section-{number // 50}"
        if number % 50 == 0:
            section.mkdir(exist_ok=True)
            (section / "index.md").write_text(f"---\ntitle: Section {number // 50}\n---\n\nText.\n", encoding="utf-8")
        text = page(number, random.Random(number), total)
        (section / f"page-{number}.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]))
