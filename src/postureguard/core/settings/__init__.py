"""What the person can choose: the table of options, and the file that holds the choices."""

from postureguard.core.settings.document import changed_document, default_document
from postureguard.core.settings.options import Option
from postureguard.core.settings.reading import Problem, parse_settings
from postureguard.core.settings.table import GROUPS, OPTIONS, Settings

__all__ = [
    "GROUPS",
    "OPTIONS",
    "Option",
    "Problem",
    "Settings",
    "changed_document",
    "default_document",
    "parse_settings",
]
