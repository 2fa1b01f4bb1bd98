"""The safety screen: every sign of the programme, worded as something to tick."""

import pytest

from postureguard.core.programme.signs import (
    NONE,
    TIERS,
    question,
    read_ticks,
    signs,
    signs_of,
    tier_of,
    written_ticks,
)


def test_every_sign_has_a_name_of_its_own_and_words() -> None:
    ids = [sign.id for sign in signs()]
    assert len(set(ids)) == len(ids)
    assert len({sign.words for sign in signs()}) == len(ids)
    assert NONE not in ids
    assert not [i for i in ids if "," in i]


@pytest.mark.parametrize(("tier", "count"), [("E", 7), ("U", 13), ("C", 5)])
def test_no_sign_is_missing(tier: str, count: int) -> None:
    assert len(signs_of(tier)) == count  # type: ignore[arg-type]


def test_nothing_sounds_like_a_diagnosis() -> None:
    for text in [sign.words for sign in signs()] + [question(tier) for tier in TIERS]:
        assert "you have" not in text.lower().replace("do you have", "")
        assert "!" not in text


@pytest.mark.parametrize("sign", signs(), ids=lambda sign: sign.id)
def test_each_sign_alone_sets_its_tier(sign) -> None:
    assert tier_of(frozenset({sign.id})) == sign.tier


@pytest.mark.parametrize(
    ("ticked", "tier"),
    [
        ((), None),
        (("heart", "fever"), "U"),
        (("heart", "fever", "saddle"), "E"),
        (("nothing-known",), None),
    ],
)
def test_the_most_urgent_tier_counts(ticked: tuple[str, ...], tier: str | None) -> None:
    assert tier_of(frozenset(ticked)) == tier


def test_ticks_are_read_as_they_were_written() -> None:
    ticked = frozenset({"fever", "saddle", "joints"})
    assert written_ticks(ticked) == "saddle,fever,joints"
    assert read_ticks(written_ticks(ticked)) == ticked
    assert written_ticks(frozenset()) == NONE
    assert read_ticks(NONE) == frozenset()
    assert read_ticks("fever,from-a-later-version,") == {"fever"}
