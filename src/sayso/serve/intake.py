"""Reports that people hand in at the desk: read and entered one after the other.

One thread reads, so that pages stay quick and entries keep one order. What was handed
in is a job; its page tells how far it is. Jobs are forgotten with the server: what they
entered is in the ledger, and what was not entered can be handed in again.
"""

import logging
import secrets
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from queue import Queue
from typing import Literal

from sayso.errors import SaysoError
from sayso.model.document import Document
from sayso.model.issue import Issue
from sayso.pipeline import Outcome, Pipeline
from sayso.ports import Ledger
from sayso.serve.clock import now

log = logging.getLogger(__name__)
KEPT = 50  # finished jobs whose pages still answer
SHOWN = 200  # documents and issues listed on a job's page

Items = Callable[[datetime], Iterable[Document | Issue]]


@dataclass(slots=True, kw_only=True)
class Job:
    """What somebody handed in, and how far it is."""

    key: str
    name: str
    person: str
    handed_in: datetime
    state: Literal["waiting", "reading", "done", "failed"] = "waiting"
    counts: Counter[str] = field(default_factory=Counter)
    documents: list[tuple[str, Document]] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    error: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in {"done", "failed"}


class Intake:
    """The jobs of one server. `make` gives the pipeline, when the first job comes."""

    def __init__(self, ledger: Ledger, make: Callable[[], Pipeline]) -> None:
        self._ledger = ledger
        self._make = make
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._queue: Queue[tuple[Job, Items] | None] = Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()

    def hand_in(self, name: str, items: Items, *, person: str, at: datetime) -> Job:
        """Take a job; it is read when those before it are."""
        job = Job(key=secrets.token_hex(8), name=name, person=person, handed_in=at)
        with self._lock:
            self._jobs[job.key] = job
            for key in [k for k, j in self._jobs.items() if j.is_over][:-KEPT]:
                del self._jobs[key]
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="intake", daemon=True
                )
                self._thread.start()
        self._queue.put((job, items))
        return job

    def job(self, key: str) -> Job | None:
        """A job by its key, while it is remembered."""
        return self._jobs.get(key)

    def jobs(self) -> list[Job]:
        """The jobs that are remembered, newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def close(self) -> None:
        """Finish the document that is being read, and read no more."""
        self._stopped.set()
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join(timeout=10)

    def _run(self) -> None:
        pipeline: Pipeline | None = None
        while (taken := self._queue.get()) is not None and not self._stopped.is_set():
            job, items = taken
            job.state = "reading"
            try:
                pipeline = pipeline or self._make()
                self._read(job, items, pipeline)
                job.state = "done"
            except SaysoError as error:
                job.state, job.error = "failed", str(error)
            except Exception:  # a job that fails must not end the thread
                log.exception("what was handed in as %s could not be read", job.name)
                job.state, job.error = "failed", "reading failed; the log says more"

    def _read(self, job: Job, items: Items, pipeline: Pipeline) -> None:
        for item in items(now()):
            if self._stopped.is_set():
                return
            # Each at its own moment: what is asked "as of" meanwhile stays true.
            for outcome in pipeline.enter(self._ledger, [item], run="desk", at=now()):
                _note(job, outcome)


def _note(job: Job, outcome: Outcome) -> None:
    job.counts[outcome.kind] += 1
    if outcome.reading is not None:
        job.counts["claims"] += len(outcome.reading.claims)
    if outcome.document is not None and len(job.documents) < SHOWN:
        job.documents.append((outcome.kind, outcome.document))
    told = [issue for issue in outcome.issues if issue.level != "note"]
    job.issues.extend(told[: SHOWN - len(job.issues)])
