"""The language that the program speaks: the desktop's, where a translation of it is there."""

import gettext
import os
from pathlib import Path
from typing import TYPE_CHECKING

from postureguard.resources import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

DOMAIN = "postureguard"
WRITTEN_IN = "en"
"""What texts are written in, where there is no translation."""
MONDAY = 1


def choose_language(folder: Path | None = None) -> None:
    """Let all later `gettext` calls of this process use the desktop's language.

    Translations are files `<language>/LC_MESSAGES/postureguard.mo` in the folder, by default
    resources/locale. Without one for this language, texts stay as they are written in the code.
    """
    gettext.bindtextdomain(DOMAIN, str(folder or resource("locale")))
    gettext.textdomain(DOMAIN)


def spoken_language() -> str:
    """The code of the language that texts are shown in, such as "de" or "pt_BR"."""
    found = gettext.find(DOMAIN, gettext.bindtextdomain(DOMAIN))
    return Path(found).parents[1].name if found else WRITTEN_IN


def languages() -> tuple[str, ...]:
    """The codes of all languages that there are texts in."""
    found = resource("locale").glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (WRITTEN_IN, *sorted(path.parents[1].name for path in found))


def prefer_language(code: str) -> None:
    """Speak a language from the next start of a process on; "auto" for the desktop's."""
    if code != "auto":
        os.environ["LANGUAGE"] = code


def own_name(code: str) -> str:
    """What a language is called in itself, such as "Deutsch"."""
    from PySide6.QtCore import QLocale  # noqa: PLC0415 - who has windows

    found = QLocale(code)
    if "_" in code:
        return found.nativeLanguageName()
    anywhere = QLocale.matchingLocales(
        found.language(), found.script(), QLocale.Country.AnyTerritory
    )
    names = [locale.nativeLanguageName() for locale in anywhere]
    return min((name for name in names if name), key=len, default="")


def translate_qt(app: "QApplication") -> None:
    """Let Qt's own words, dates and direction of reading be those of the language shown.

    How a date or a time is written stays that of the person's country.
    """
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator  # noqa: PLC0415 - who has windows

    code, system = spoken_language(), QLocale.system()
    shown = QLocale(code)
    if system.dayName(MONDAY) != shown.dayName(MONDAY):  # whatever the system calls its language
        QLocale.setDefault(QLocale(shown.language(), shown.script(), system.territory()))
    words = QTranslator(app)
    if words.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(words)
    app.setLayoutDirection(shown.textDirection())
