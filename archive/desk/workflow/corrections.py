"""What kind of correction readers are told of."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CorrectionKind(TextChoices):
    """Why an edition follows another. The public note begins with it."""

    TYPING = "typing", _("Typing error")
    FACT = "fact", _("Fact corrected")
    ADDITION = "addition", _("Addition")
    LEGAL = "legal", _("Legal reasons")

    def note(self, text: str) -> str:
        """The public note: the kind, and what the editor says of it; empty where they say nothing."""
        return f"{self.label}: {text}" if text.strip() else ""
