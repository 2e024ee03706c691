"""The words of the interface in other languages: collected, compiled and checked, in Python alone."""
