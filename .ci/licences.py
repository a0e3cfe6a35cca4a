"""Reads `cargo metadata` and writes the licences of all that is linked into the program, each text once. What is said
on the command line stands at the beginning."""

import json
import pathlib
import sys

metadata = json.load(sys.stdin)
packages = {package["id"]: package for package in metadata["packages"]}
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}

# What is reached without the crates that only build or only test.
reached, open_ids = set(), [metadata["resolve"]["root"]]
while open_ids:
    own = open_ids.pop()
    if own not in reached:
        reached.add(own)
        for dep in nodes[own]["deps"]:
            if any(kind["kind"] is None for kind in dep["dep_kinds"]):
                open_ids.append(dep["pkg"])
reached.discard(metadata["resolve"]["root"])

texts, bare = {}, []
for package in sorted((packages[own] for own in reached), key=lambda package: (package["name"], package["version"])):
    folder = pathlib.Path(package["manifest_path"]).parent
    names = ("LICEN", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE")
    # Also those of what a crate brings along, such as the C of mimalloc.
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.name.upper().startswith(names))
    called = f"{package['name']} {package['version']} ({package['license']})"
    for file in files:
        texts.setdefault(file.read_text(errors="replace").strip(), []).append(called)
    if not files:
        bare.append(called)

print("Candor is linked with these. What follows are their licences, each with those that it belongs to.\n")
print("\n".join(sys.argv[1:]) + "\n")
print("Without a text of their own, under the licence that they name:\n" + "\n".join(f"  {name}" for name in bare))
for text, owners in texts.items():
    print("\n" + "=" * 80 + "\n" + "\n".join(owners) + "\n" + "-" * 80 + "\n" + text)
