"""The number to call, by country."""

import pytest

from postureguard.core.programme.emergency import emergency_number, numbers_elsewhere


@pytest.mark.parametrize(
    ("region", "number"),
    [
        ("DE", "112"),
        ("de", "112"),
        ("GB", "999"),
        ("US", "911"),
        ("AU", "000"),
        ("", ""),
        ("XX", ""),
    ],
)
def test_the_number_of_a_country(region: str, number: str) -> None:
    assert emergency_number(region) == number


def test_the_common_numbers_are_told_to_everybody() -> None:
    assert all(number in numbers_elsewhere() for number in ("112", "999", "911"))
