"""Every text that people see: it never diagnoses, promises, scolds or frightens."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BANNED = {
    "a diagnosis": (
        r"\byou (?:have|suffer from) (?:an? )?(?:\w+ )?(?:\w+itis|disc|hernia|sciatica|syndrome)\b",
        r"\byour (?:\w+itis|slipped disc|hernia|sciatica|syndrome)\b",
        r"\bdiagnos",
        r"\bswayback\b",
    ),
    "a promise": (
        r"\bcur(?:e|es|ed|ing)\b",
        r"\bheal(?:s|ed|ing)?\b",
        r"\bguarantee",
        r"\bprevent(?:s|ed|ing|ion)?\b",
        r"\breliev(?:e|es|ed|ing)\b",
        r"\bfix(?:es)? (?:your|the|bad|poor)\b(?! band)",
        r"\b(?:pain|symptom)[- ]free\b",
        r"\bget(?:s)? rid of\b",
        r"\bcorrects? (?:your|the) ",
    ),
    "a scolding": (
        r"(?<!^)\bmust\b",
        r"\bshould(?:n.t| not)? have\b",
        r"\blaz(?:y|iness)\b",
        r"\bfail(?:s|ed|ure|ures)?\b",
        r"\bbad(?:ly)? (?:posture|form|habit|sitting)",
        r"\byou forgot\b",
        r"\byou (?:did not|didn.t|never|still have not)\b",
        r"\b(?:you are|that is|that.s|this is) wrong\b",
        r"\bonly (?:\d|\{(?:n|count|done|taken|days)\}|one |once\b)",
        r"\bstreaks?\b",
        r"!",
    ),
    "a fright": (r"\bdangerous", r"\bdamag(?:e|es|ing) (?:your|the) (?:back|spine)", r"\bharmful"),
    "one right way": (r"\b(?:correct|perfect|good|right) posture\b",),
    "not English": (r"[\d}] %",),
}
"""What no text has, by what it would be."""
DISCLAIMER = "It does not diagnose, treat or monitor any disease"
"""The one sentence in which a diagnosis is spoken of."""
QUOTED = {"Nothing strong speaks for one right posture"}
"""Where an idea is named to be doubted."""


def texts() -> list[str]:
    """All of them, plurals as well; what the table of texts holds is tested elsewhere."""
    spec = importlib.util.spec_from_file_location("messages", ROOT / "installer" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    messages = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(messages)
    found = []
    for message in messages.collect():
        forms = message.id if isinstance(message.id, tuple | list) else [message.id]
        found += [form for form in forms if form]
    return found


def found_in(words: str, patterns: tuple[str, ...]) -> list[str]:
    """What of a text matches any of the patterns; a setting's value at its start may be a must."""
    words = re.sub(r"![rs]\}", "}", words)
    for allowed in (DISCLAIMER, *QUOTED):
        words = words.replace(allowed, "")
    hits = (re.search(pattern, words, re.IGNORECASE) for pattern in patterns)
    return [hit[0] for hit in hits if hit]


@pytest.fixture(scope="module")
def shown() -> list[str]:
    return texts()


@pytest.mark.parametrize("kind", BANNED)
def test_no_text_is(kind, shown):
    assert {words: hits for words in shown if (hits := found_in(words, BANNED[kind]))} == {}


def test_there_are_texts_of_code_exercises_and_settings(shown):
    assert len(shown) > 1_000
    assert DISCLAIMER in " ".join(shown)
    assert {quote for quote in QUOTED if any(quote in words for words in shown)} >= QUOTED


SAYINGS = {
    "a diagnosis": ["You have a slipped disc.", "You have bursitis", "We diagnose your back."],
    "a promise": ["Cures back pain", "This relieves your pain", "Fix your back", "prevents pain"],
    "a scolding": [
        "You must stand up",
        "You should have moved",
        "You failed",
        "Bad posture",
        "You forgot your break",
        "Well done!",
        "Only 2 breaks today",
        "Only {n} of them",
    ],
    "a fright": ["This is dangerous", "It damages your spine"],
    "one right way": ["Back to a correct posture"],
    "not English": ["{n} %", "85 % of men"],
}


@pytest.mark.parametrize(
    ("kind", "words"), [(kind, words) for kind, found in SAYINGS.items() for words in found]
)
def test_the_patterns_see_what_they_are_for(kind, words):
    assert found_in(words, BANNED[kind])


FINE = [
    "Fix the band low, to something that cannot move.",
    "With pain like yours a check-up first is a good idea.",
    "The damaged file is kept as {name}.",
    "Something went wrong inside PostureGuard",
    "Only what fits is offered.",
    "Your health, and 50% of it.",
]


@pytest.mark.parametrize("words", FINE)
def test_plain_words_may_be_said(words):
    assert not [kind for kind, patterns in BANNED.items() if found_in(words, patterns)]
