"""Schema: what a curriculum may hold, as JSON Schema for editors and as a reference of all fields for people.

Both come from the models in ``kit.curriculum`` and from what is written under their fields there.
"""

from kit.schema.jsonschema import json_schema, schema_text
from kit.schema.reference import reference

__all__ = ["json_schema", "reference", "schema_text"]
