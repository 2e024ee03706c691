"""What each verdict means, and what others call it: the table of `documents.verdicts`, for readers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from archive.documents import Verdict
from archive.documents.verdicts import CAMEO_DEMAND, CAMEO_VERSION
from archive.public.addresses import absolute_to
from archive.public.validators import reader_page


@reader_page
def demand_verdicts(request: HttpRequest) -> HttpResponseBase:
    """The scale of answers, with its sources and its mapping to event codes."""
    context = {
        "verdicts": list(Verdict),
        "cameo_version": CAMEO_VERSION,
        "cameo_demand": CAMEO_DEMAND,
        "canonical": absolute_to("demand-verdicts"),
    }
    return render(request, "demand_verdicts.html", context)
