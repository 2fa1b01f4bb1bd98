"""The language that the program speaks: the desktop's, where a translation of it is there."""

import gettext
from pathlib import Path

from postureguard.resources import resource

DOMAIN = "postureguard"


def choose_language(folder: Path | None = None) -> None:
    """Let all later `gettext` calls of this process use the desktop's language.

    Translations are files `<language>/LC_MESSAGES/postureguard.mo` in the folder, by default
    resources/locale. Without one for this language, texts stay as they are written in the code.
    """
    gettext.bindtextdomain(DOMAIN, str(folder or resource("locale")))
    gettext.textdomain(DOMAIN)
