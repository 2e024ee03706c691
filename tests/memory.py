"""Where tests write what need not outlive them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

IN_MEMORY: Final = next((path for path in (Path("/dev/shm"),) if path.is_dir()), None)
"""Where commits need not wait for a disk; None where the system has no such place."""
