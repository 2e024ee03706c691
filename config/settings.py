"""Django's settings, from the environment. Each variable is described in `config.environment`."""

from __future__ import annotations

import os

from django.conf.locale import LANG_INFO

from config import databases, environment
from config.logs import hide_tokens

BASE_DIR = environment.ROOT

DEBUG = environment.DEBUG.value(os.environ)
DEMO = environment.DEMO.value(os.environ)
SECRET_KEY = environment.SECRET_KEY.value(os.environ) or (environment.LOCAL_SECRET_KEY if DEBUG else "")
ALLOWED_HOSTS = environment.ALLOWED_HOSTS.value(os.environ)
SITE_NAME = environment.SITE_NAME.value(os.environ)
SITE_URL = environment.SITE_URL.value(os.environ)
SECOND_PERSON = environment.SECOND_PERSON.value(os.environ)
SERVES = environment.SERVES.value(os.environ)
CATALOG_DIR = environment.CATALOG_DIR.value(os.environ)
STATIC_ROOT = environment.STATIC_ROOT.value(os.environ)
environment.refuse_unsafe(debug=DEBUG, demo=DEMO, secret_key=SECRET_KEY, hosts=ALLOWED_HOSTS, site=SITE_URL)

DATABASES = {
    "default": databases.connection(
        environment.DATABASE_URL.value(os.environ),
        timeout=environment.DATABASE_TIMEOUT.value(os.environ),
        pool=environment.DATABASE_POOL.value(os.environ),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What a process that serves readers has no need of, it does not have: no accounts, no sessions,
# no cookies, no desk.
SERVES_DESK = SERVES != "public"
DESK_APPS = [
    "archive.desk",
    "nested_admin",
    "archive.desk.front.apps.DeskAdminConfig",  # Django's admin, with a front page of ours
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
]
INSTALLED_APPS = [
    "archive.vocabulary",
    "archive.ledger",
    "archive.catalog",
    "archive.public",
    "archive.research",
    *(DESK_APPS if SERVES_DESK else []),
    "taggit",
    "django_filters",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
]
DESK_MIDDLEWARE = [
    "config.sessions.at_the_desk_alone",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.headers.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.languages.spoken",
    "config.addresses.refuse_unreadable",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    *(DESK_MIDDLEWARE if SERVES_DESK else []),
]
DESK_CONTEXT = [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "archive.public.context_processors.site",
                *(DESK_CONTEXT if SERVES_DESK else []),
            ],
        },
    }
]
# One page of the desk holds a whole article, with every point and demand in fields of its own.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
ROOT_URLCONF = "config.urls"
READERS_URLCONF = "config.readers"
WSGI_APPLICATION = "config.wsgi.application"

TAGGIT_CASE_INSENSITIVE = True
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGES = [
    (code, LANG_INFO[code]["name_local"].capitalize()) for code in environment.LANGUAGES.value(os.environ)
]
LANGUAGE_CODE = LANGUAGES[0][0]
LOCALE_PATHS = [environment.LOCALE]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = environment.TIME_ZONE.value(os.environ)
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# A site with TLS is reached by TLS alone, and its cookies never leave it.
HAS_TLS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = HAS_TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if HAS_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HAS_TLS
SECURE_REFERRER_POLICY = "same-origin"
if environment.BEHIND_PROXY.value(os.environ):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HAS_TLS
SESSION_COOKIE_NAME = "__Host-sessionid" if HAS_TLS else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if HAS_TLS else "csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"tokens": {"()": "django.utils.log.CallbackFilter", "callback": hide_tokens}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["tokens"]}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django's own handlers would mail the administrators; the line on stderr is enough.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}
