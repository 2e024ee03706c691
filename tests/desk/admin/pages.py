"""Pages of the admin as a person uses them: opened, filled in, sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from django.contrib.auth.models import Group, User
from django.test import Client

CHANGE = "/admin/desk/article/{}/change/"
ADD = "/admin/desk/article/add/"
PASSWORD = "a long pass phrase"
Values = dict[str, Any]


def account(name: str, role: str = "", *, superuser: bool = False) -> User:
    """An account of a role."""
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True, is_superuser=superuser)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(user: User) -> Client:
    """A browser in which this person has logged in."""
    client = Client()
    client.force_login(user)
    return client


def tree(response: Any) -> Element:
    """The page as a browser reads it."""
    page: Element = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    return page


def texts(response: Any, name: str, value: str) -> list[str]:
    """What the elements of a class say, spaces made single."""
    found = (each for each in tree(response).iter(name) if value in each.get("class", "").split())
    return [" ".join("".join(each.itertext()).split()) for each in found]


def errors(response: Any) -> list[str]:
    """The faults that a page shows."""
    lists = (each for each in tree(response).iter("ul") if "errorlist" in each.get("class", "").split())
    items = {id(item): item for each in lists for item in each.iter("li") if not list(item.iter("ul"))}
    return [" ".join("".join(item.itertext()).split()) for item in items.values()]


def filled(client: Client, address: str) -> Values:
    """The fields of the page's form, as they would be sent untouched; empty rows left out."""
    response = client.get(address)
    assert response.status_code == 200
    return fields_of(response)


def fields_of(response: Any) -> Values:
    """The fields of an article page's form, as they would be sent untouched; empty rows left out."""
    form = next(each for each in tree(response).iter("form") if each.get("id", "").endswith("_form"))
    return {
        name: value for name, value in _fields(form) if "-empty-" not in name and "__prefix__" not in name
    }


def _fields(form: Element) -> Iterator[tuple[str, Any]]:
    for each in form.iter("input"):
        kind = each.get("type", "text")
        is_set = kind not in {"checkbox", "radio", "submit", "file"} or each.get("checked") is not None
        if kind != "submit" and is_set and each.get("name"):
            yield each.attrib["name"], each.get("value", "")
    for each in form.iter("textarea"):
        yield each.attrib["name"], (each.text or "").removeprefix("\n")
    for each in form.iter("select"):
        chosen = [option.get("value", "") for option in each.iter("option") if "selected" in option.attrib]
        if each.get("name"):
            yield each.attrib["name"], chosen if "multiple" in each.attrib else (chosen or [""])[0]


def send(client: Client, address: str, values: Values) -> Any:
    """Send the form."""
    return client.post(address, values)


def add_row(values: Values, prefix: str, **fields: Any) -> None:
    """A further row of a kind of part, as the page's script adds one."""
    number = int(values.get(f"{prefix}-TOTAL_FORMS", 0))
    values[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
    values.setdefault(f"{prefix}-INITIAL_FORMS", "0")
    values[f"{prefix}-{number}-position"] = str(number)
    for name, value in fields.items():
        values[f"{prefix}-{number}-{name}"] = value
    if prefix == "blocks":
        values |= {f"blocks-{number}-demands-{count}": "0" for count in ("TOTAL_FORMS", "INITIAL_FORMS")}
