"""Preload: importing this module loads all that rendering needs. The server that worker processes are split from does."""

from kit.build.worker import warm

warm()
