"""Which number to call for help, by country. Nothing calls it but the person."""

from gettext import gettext as _
from typing import Final

_BY_REGION: Final = {
    "911": "AR CA CR DO EC HN JO MX PA PH PR PY SV US UY VE",
    "999": "BD BH GB GG HK IE IM JE KE MY QA",
    "000": "AU",
    "111": "NZ",
    "119": "JP KR TW",
    "120": "CN",
    "192": "BR",
    "995": "SG",
    "112": "AD AL AM AT BA BE BG CH CY CZ DE DK EE ES FI FR GE GR HR HU IN IS IT LI LT LU LV MC MD "
    "ME MK MT NL NO PL PT RO RS SE SI SK SM TR UA VA",
}


def emergency_number(region: str) -> str:
    """The number of a country by its two letters; empty where it is not known."""
    return next((n for n, regions in _BY_REGION.items() if region.upper() in regions.split()), "")


def numbers_elsewhere() -> str:
    """The three most common numbers, for somebody whose desktop names another country."""
    return _("112 in Europe and from most mobile phones, 999 in Britain, 911 in North America.")
