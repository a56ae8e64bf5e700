"""How fast a fresh install reads and enters, and what memory it takes.

    python -m bench.speed [--shared ../shared] [--documents 1000] [--words 400]
        [--weights none|default]

Documents are windows of public development texts; each run has an empty ledger.
"""

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

POLL_S = 0.05


def windows(shared: Path, count: int, words: int):
    """Texts of about so many words, whole paragraphs, from the training articles."""
    path = shared / "data" / "polnear" / "train.jsonl.gz"
    made = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            paragraphs: list[str] = []
            for paragraph in json.loads(line)["text"].split("\n"):
                paragraphs.append(paragraph)
                if sum(len(p.split()) for p in paragraphs) >= words:
                    yield "\n".join(paragraphs)
                    paragraphs, made = [], made + 1
                    if made == count:
                        return


def write_corpus(path: Path, texts) -> int:
    """The texts as JSONL with an outlet and a time each; how many there were."""
    n = 0
    with path.open("w", encoding="utf-8") as out:
        for n, text in enumerate(texts, 1):
            record = {"id": f"b{n}", "text": text, "outlet": f"Outlet {n % 40}"}
            record["published_at"] = f"2031-05-{1 + n % 28:02d}T{n % 24:02d}:00:00Z"
            out.write(json.dumps(record) + "\n")
    return n


def cpu_of_children() -> float:
    """Seconds of CPU that ended child processes and theirs have used so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def watched(command: list[str]) -> tuple[float, float, int]:
    """Wall seconds, peak resident MB of the process and its children, exit status."""
    started, peak = time.perf_counter(), 0
    process = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while process.poll() is None:
        peak = max(peak, resident(process))
        time.sleep(POLL_S)
    return time.perf_counter() - started, peak / 1e6, process.returncode


def resident(process: psutil.Process) -> int:
    """Proportional resident bytes: pages that processes share are counted once."""
    total = 0
    try:
        for one in [process, *process.children(recursive=True)]:
            total += one.memory_full_info().pss
    except psutil.Error:
        return total
    return total


def measure(
    shared: Path, documents: int = 1000, words: int = 400, weights: str = "none"
) -> dict[str, float]:
    """Documents a second of `sayso add`, its peak memory, and the cost of starting."""
    sayso = str(Path(sys.executable).with_name("sayso"))
    with tempfile.TemporaryDirectory() as folder:
        corpus, ledger = Path(folder, "corpus.jsonl"), Path(folder, "bench.sayso")
        count = write_corpus(corpus, windows(shared, documents, words))
        add = [sayso, "add", str(corpus), "--ledger", str(ledger)]
        add += ["--weights", weights]
        before = cpu_of_children()
        wall, peak, status = watched(add)
        used = cpu_of_children() - before
        again, _, _ = watched(add)
        size = ledger.stat().st_size / 1e6
    if status != 0:
        raise SystemExit(f"sayso add ended with status {status}")
    return {
        "documents": count,
        "documents_per_s": count / wall,
        "cpu_ms_each": 1000 * used / count,
        "load": os.getloadavg()[0],
        "again_per_s": count / again,
        "peak_mb": peak,
        "ledger_mb": size,
        "import_s": best_of("import sayso"),
        "help_s": best_of_command([sayso, "--help"]),
    }


def best_of(code: str, runs: int = 7) -> float:
    """Seconds of the fastest start with this import, less a bare interpreter's."""
    with_it = best_of_command([sys.executable, "-c", code], runs)
    return with_it - best_of_command([sys.executable, "-c", "pass"], runs)


def best_of_command(command: list[str], runs: int = 7) -> float:
    """Seconds of the fastest run of a command."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - started)
    return min(times)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get("SAYSO_SHARED", "../shared")
    parser.add_argument("--shared", type=Path, default=Path(default))
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--words", type=int, default=400)
    parser.add_argument("--weights", default="none", help="none (rules) or default")
    args = parser.parse_args()
    figures = measure(args.shared, args.documents, args.words, args.weights)
    for name, value in figures.items():
        print(f"{name:18} {value:10.3f}")


if __name__ == "__main__":
    main()
