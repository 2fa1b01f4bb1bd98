"""Every number of the programme's rules, in one place. They are proposals, not findings."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers by which the programme goes up, down and holds still."""

    # Pain, in points of 0 to 10
    sore_from: int = 7
    """Pain before a routine that makes a sore day."""
    red_rise: int = 3
    """Points gained in a routine that make it red."""
    red_during: int = 6
    """Highest pain in a routine that makes it red, if it rose at all."""
    amber_rise: int = 2
    amber_during: int = 4
    """Highest pain that makes a routine amber, if it rose at all; 2 for who wants it pain-free."""
    low_back_during: int = 4
    """Highest pain that makes a routine red when it was felt mostly in the low back."""
    next_day_rise: int = 2
    """Points above the usual on the day after that make a routine red."""
    next_day_least: int = 4
    """With less on the day after no routine is red: 0 to 3 is the pain to go on with."""
    next_day_from_h: int = 12
    next_day_to_h: int = 36
    """The day after: the first rating so many hours after the routine began."""

    # What is usual
    usual_of: int = 7
    """The usual: the median of so many daily ratings before a routine."""
    usual_least: int = 3
    """With fewer, the rating before the routine stands for it."""
    week_least: int = 3
    """Days with a rating that the median of a week needs."""
    baseline_weeks: int = 4
    """The weeks before the last seven days that the baseline is the median of."""
    start_days: int = 14
    """The baseline before that: the median of the first so many days."""
    baseline_least: int = 6
    """Days with a rating that a baseline needs."""

    # Going up
    clean_for_dose: int = 2
    """Days with a clean session that raise the dose by one step."""
    most_step: int = 3
    step_factors: tuple[float, ...] = (1.0, 1.25, 1.5, 1.5)
    """Repetitions or seconds at each step; the last step adds a set."""
    clean_for_next: int = 3
    """Clean sessions before the harder exercise is offered."""
    known_days: int = 7
    """Days since an exercise was first done before the harder one is offered."""
    harder_again_days: int = 14
    """Days after a "not yet" before the harder one is offered again."""
    mastered_for_level: int = 2
    """Exercises of a level to be mastered before the next."""
    level_sessions: tuple[int, int] = (6, 10)
    """Days with a session before the next level: from level 1, from the others."""
    level_days: tuple[int, int] = (7, 14)
    """Days at a level before the next: from level 1, from the others."""
    level_red_free_days: int = 7
    level_pain_above: int = 1
    """The most points that the week may lie above the baseline."""
    level_pain_most: int = 5
    """The most points of the week: from 6 on it is time to change something, not to add to it."""
    level_up_every_days: int = 7
    load_repetitions: int = 2
    """Repetitions above the exercise's own dose that make it ready for more load."""
    load_sessions: int = 2
    """Clean sessions in a row with that."""
    load_rise: float = 0.02
    """The least share by which a weight grows."""
    plate_kg: float = 0.5
    """The smallest plate."""

    # Going down
    amber_factor: float = 0.75
    """Dose of the next time after an amber session."""
    least_repetitions: int = 3
    least_seconds: int = 5
    amber_hold: int = 2
    """Sessions after an amber one in which nothing goes up."""
    ambers: int = 2
    amber_of: int = 3
    """So many amber sessions among so many lead one step back."""
    red_lock_h: int = 48
    return_clean_days: int = 2
    """Clean days with the easier exercise before an exercise comes back."""

    # Quiet, flare, rest, absence
    quiet_reds: int = 2
    quiet_within_days: int = 14
    """So many days with a session that hurt, within so many days, make a quiet week."""
    quiet_days: int = 7
    flare_above: int = 2
    """Points of a week above the baseline that make a flare-up."""
    flare_settled_above: int = 1
    """Points above the baseline at which it counts as settled."""
    flare_days: int = 7
    flare_advice_days: int = 14
    """After so many days unsettled it is time to ask somebody."""
    flare_factor: float = 0.5
    deload_every: int = 5
    """One training week of so many is a light one."""
    deload_factor: float = 0.6
    absent_step_days: int = 8
    absent_level_days: int = 22
    absent_start_days: int = 61
    """Days since the last session that lead a step back, a level back, to the questions again."""

    # Loaded or maximal exercises, and the squat
    loaded_days_a_week: int = 3
    loaded_apart_h: int = 48
    squat_pain: int = 3
    squat_weeks: int = 2
    """The squat needs so many weeks with a median of so many points or fewer."""
    squat_red_free_days: int = 14


RULES: Final = Rules()
