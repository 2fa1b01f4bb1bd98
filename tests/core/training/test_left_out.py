"""What is left out and why, the posture card, and sources in plain words."""

import pytest

from postureguard.core.training.left_out import parse_left_out
from postureguard.core.training.posture import parse_posture_card
from postureguard.core.training.references import in_plain_words, parse_references
from postureguard.errors import UserError

ARTICLE = "The coach's article that this program grew out of"
GENERAL = "General knowledge of the trade"
REFERENCES = {"R45": "Callaghan 1998", "R49": "Distefano 2009", "R50": "Macadam 2015"}


def test_left_out_names_each_with_its_reason():
    document = {"exercise": [{"id": "sit-up", "name": "Sit-ups", "why": "Not here."}]}
    (found,) = parse_left_out(document, "left-out.toml")
    assert (found.id, found.name, found.why) == ("sit-up", "Sit-ups", "Not here.")


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({}, "exercise"),
        ({"exercise": [{"id": "Sit up", "name": "x", "why": "y"}]}, "small letters"),
        ({"exercise": [{"id": "a", "name": "x"}]}, "why"),
        ({"exercise": [{"id": "a", "name": "x", "why": "y", "z": 1}]}, "z"),
    ],
)
def test_a_bad_left_out_file_is_refused_with_the_place(document, words):
    with pytest.raises(UserError, match=words):
        parse_left_out(document, "left-out.toml")


def test_a_posture_card_needs_two_ways_to_sit():
    key = {"root": {"anchor": ["hip", 0, 0.5]}}
    figure = {"camera": {"yaw": 0, "elev": 0}, "tempo": [1, 1, 1, 1], "key": [key]}
    with pytest.raises(UserError, match="twice"):
        parse_posture_card({"slumped": "a", "tall": "b", "figure": figure}, "card.toml")


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        ("R45 (single-leg extension), R51; dose own.", ("Callaghan 1998", GENERAL)),
        ("R49–R50 (band)", ("Distefano 2009", "Macadam 2015")),
        ("S27; general knowledge.", (ARTICLE, GENERAL)),
        ("My physiotherapist, in March.", ("My physiotherapist, in March.",)),
        ("R45, R45; S1, S2.", ("Callaghan 1998", ARTICLE)),
        ("R451", ("R451",)),
    ],
)
def test_sources_in_plain_words(sources, words):
    assert in_plain_words(sources, REFERENCES) == words


def test_a_reference_without_words_is_refused():
    with pytest.raises(UserError, match="R1"):
        parse_references({"R1": ""}, "references.toml")
    with pytest.raises(UserError, match="Q9"):
        parse_references({"R1": "words", "Q9": "words"}, "references.toml")
