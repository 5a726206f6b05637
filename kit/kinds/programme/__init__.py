"""The documents of the whole programme: overview for organisers, companion for participants, glossary."""

from kit.kinds.programme.companion import companion, has_companion
from kit.kinds.programme.glossary import glossary, has_glossary
from kit.kinds.programme.overview import has_overview, overview

__all__ = ["companion", "glossary", "has_companion", "has_glossary", "has_overview", "overview"]
