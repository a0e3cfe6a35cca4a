#!/usr/bin/env python3
"""Runs a command and prints, as JSON, its seconds (wall clock, processors) and the most memory (MB) of a process."""

import json
import resource
import subprocess
import sys
import time

start = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
seconds = time.perf_counter() - start
if done.returncode:
    sys.exit(f"{' '.join(sys.argv[1:])} failed:\n{done.stderr.decode()[:2000]}")
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"seconds": seconds, "cpu": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024}))
