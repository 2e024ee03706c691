"""How gunicorn runs a process of the archive. Addresses are said on the command line (`--bind`)."""

from __future__ import annotations

import gc
import multiprocessing
import os

workers = int(os.environ.get("WEB_CONCURRENCY") or multiprocessing.cpu_count())
worker_class = "gthread"
threads = 4
timeout = 60  # seconds a worker may be silent
graceful_timeout = 30
# A worker is replaced from time to time, not all at once.
max_requests = 10_000
max_requests_jitter = 1_000
# Nothing is steered through a socket in the home folder; signals do.
control_socket_disable = True
# The heartbeat must not wait for a disk.
worker_tmp_dir = "/dev/shm"  # noqa: S108
# Readers' addresses are not kept; a proxy in front may count.
accesslog = None
errorlog = "-"
loglevel = "warning"
limit_request_line = 8190
limit_request_field_size = 8190


def post_worker_init(worker: object) -> None:
    """Spare the collector what a worker has loaded for good. The counts of a list are thousands of objects
    that live for one answer: to look through all others for them took 6 to 10 % of it; so it is 2 to 5."""
    gc.freeze()
    gc.set_threshold(10_000)
