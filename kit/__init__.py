"""kit: one YAML curriculum in, printable and editable workshop documents out."""

__version__ = "0.1.0"
