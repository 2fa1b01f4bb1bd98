"""One kind of digits in all texts, wherever the person's country has others."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale

from postureguard.core.settings import OPTIONS
from postureguard.windows.routine import words
from postureguard.windows.settings.number import NumberField

NOW = datetime(2026, 3, 2, 14, 35)  # noqa: DTZ001 - the time on the wall


@pytest.fixture(autouse=True)
def egypt() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    yield
    QLocale.setDefault(before)


def test_times_are_told_in_the_digits_of_the_texts():
    assert "٢" in QLocale().toString(2)
    assert words.clock(NOW).startswith("2:35")


def test_numbers_are_shown_in_the_digits_of_the_texts(qtbot):
    field = NumberField(OPTIONS["sitting_limit_min"])
    qtbot.addWidget(field)
    field.show_number(30)
    assert field.text().startswith("30")
