"""Django's admin of accounts, in which nobody gives or takes what they do not have themselves."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from archive.desk.admin.choosing import ChosenRows, KeyedChoices


def user_of(request: HttpRequest) -> User:
    """Who asks, on pages that nobody reaches without an account."""
    assert isinstance(request.user, User)
    return request.user


def held(user: Any) -> set[str]:
    """The permissions of an account, as ``app.codename``."""
    return set(user.get_all_permissions())


def grantable_permissions(user: Any) -> QuerySet[Permission]:
    """The permissions that an account may give to others: those that it has."""
    own = held(user)
    permissions = Permission.objects.select_related("content_type")
    kept = [each.pk for each in permissions if f"{each.content_type.app_label}.{each.codename}" in own]
    return permissions.filter(pk__in=kept)


def grantable_groups(user: Any) -> QuerySet[Group]:
    """The groups into which an account may put others: those that give nothing it lacks."""
    beyond = Permission.objects.exclude(pk__in=grantable_permissions(user))
    return Group.objects.exclude(permissions__in=beyond)


def is_above(person: User, user: Any) -> bool:
    """Whether an account has a right that the user lacks."""
    if user.is_superuser:
        return False
    rights = Permission.objects.filter(Q(user=person) | Q(group__user=person))
    beyond = rights.exclude(pk__in=grantable_permissions(user))
    return person.is_superuser or beyond.exists()


class PeopleAdmin(ChosenRows, UserAdmin):  # type: ignore[type-arg]
    """Accounts. Those with rights that one lacks are out of one's reach, their passwords too."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not for accounts above one's own."""
        return super().has_change_permission(request, obj) and not (obj and is_above(obj, request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not for accounts above one's own."""
        return super().has_delete_permission(request, obj) and not (obj and is_above(obj, request.user))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Only superusers make superusers."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer, and accept, only what the user may give."""
        if not request.user.is_superuser:
            offered = {"groups": grantable_groups, "user_permissions": grantable_permissions}
            kwargs["queryset"] = offered[db_field.name](request.user)
        return super().formfield_for_manytomany(db_field, request, **{"form_class": KeyedChoices, **kwargs})


class RoleAdmin(ChosenRows, GroupAdmin):
    """Roles: groups of permissions."""

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Permissions by their keys."""
        return super().formfield_for_manytomany(db_field, request, **{"form_class": KeyedChoices, **kwargs})


admin.site.unregister([User, Group])
admin.site.register(User, PeopleAdmin)
admin.site.register(Group, RoleAdmin)
