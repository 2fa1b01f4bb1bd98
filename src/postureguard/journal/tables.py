"""The names of what the journal holds. Facts are for good; views are worked out from them."""

FACTS = (
    "break_event",
    "natural_break",
    "sitting_bout",
    "imported_day",
    "pause_event",
    "hold",
    "pain_rating",
    "said",
    "correction",
)
"""The tables of facts. Each row has a `uid`, a name that no other row anywhere has."""

VIEWS = (
    "rating",
    "statement",
    "break_outcome",
    "day_summary",
    "week_summary",
)
"""The views to look things up in; `day_part` and `day_pain` are steps on the way to them."""
