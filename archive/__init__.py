"""Demarche, an archive of documented political events. Each package is a room: see the README's map."""
