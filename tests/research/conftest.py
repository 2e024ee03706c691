from __future__ import annotations

from tests.public.conftest import broken_catalog, late_catalog

__all__ = ["broken_catalog", "late_catalog"]
