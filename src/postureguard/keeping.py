"""Writing down facts and the state, so that nothing is lost while the disk refuses."""

import logging
from collections import deque
from collections.abc import Callable
from datetime import date
from gettext import gettext as _

import msgspec

from postureguard.core.entries import PAIN, may_become
from postureguard.core.facts import Fact, PainRating
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.plan import FIRST, NOTHING, Chosen, Plan
from postureguard.core.sitting.presence import Outcome
from postureguard.core.sitting.saved import Saved, restore, save
from postureguard.core.sitting.state import State, fresh_state
from postureguard.errors import UserError
from postureguard.ports import Journal

log = logging.getLogger(__name__)

SAVE_EVERY_S = 60.0
"""After a crash the sitting clock is at most this much behind."""


class Keeper:
    """Stands between the session and the journal. What is refused now is tried again later."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._waiting: deque[tuple[Fact, date]] = deque()
        self._saved_at: Moment | None = None
        self.on_trouble: Callable[[UserError], None] = lambda _error: None
        self.on_unexpected: Callable[[Exception], None] = lambda _error: None

    def keep(self, fact: Fact, day: date) -> bool:
        """Keep a fact of that local day; False when it has to wait for the disk."""
        self._waiting.append((fact, day))
        self._keep_what_waits()
        return not self._waiting

    @property
    def is_up_to_date(self) -> bool:
        """False while a fact waits for the disk."""
        return not self._waiting

    def why_not(self, entry: str, value: str | None) -> str | None:
        """Why an entry cannot be put right like that (None: withdrawn); None when it can."""
        try:
            known = self._journal.entry(entry)
        except UserError as error:
            return error.title
        if known is None:
            return _("That entry is not known.")
        about = PAIN if isinstance(known, PainRating) else known.about
        return None if may_become(about, value) else _("That entry cannot be changed to this.")

    def save(self, state: State, chosen: Chosen) -> None:
        """Keep the state with what is on offer, and what has waited."""
        self._saved_at = state.at
        self._keep_what_waits()
        try:
            self._journal.save_state(msgspec.json.encode(save(state, chosen)).decode())
        except UserError as error:
            log.warning("the state could not be kept: %s", error)
            self.on_trouble(error)

    def save_if_old(self, state: State, chosen: Chosen) -> None:
        """Keep the state if what is kept is a minute old."""
        last = self._saved_at
        if last is None or state.at.steady_s - last.steady_s >= SAVE_EVERY_S:
            self.save(state, chosen)

    def offered(self) -> Chosen:
        """What was on offer when it was saved last; nothing where that cannot be told."""
        saved = self._saved()
        if saved is None:
            return FIRST if self._journal.load_state() is None else NOTHING
        return saved.chosen or NOTHING

    def restored(self, at: Moment, plan: Plan, *, quiet_s: float) -> Outcome:
        """The state to go on with, and the facts that close what was open."""
        saved = self._saved()
        if saved is None:
            return fresh_state(at, plan.day, quiet_s=quiet_s), ()
        return restore(saved, at, plan, quiet_s=quiet_s)

    def _saved(self) -> Saved | None:
        """What was saved last, by this program or an earlier run; None if there is nothing."""
        text = self._journal.load_state()
        if text is None:
            return None
        try:
            return msgspec.json.decode(text, type=Saved)
        except msgspec.DecodeError as error:
            log.warning("the saved state is unreadable; the sitting clock starts anew: %s", error)
            return None

    def _keep_what_waits(self) -> None:
        while self._waiting:
            fact, day = self._waiting[0]
            try:
                self._journal.append(fact, day)
            except UserError as error:
                log.warning("a fact could not be kept yet: %s", error)
                self.on_trouble(error)
                return
            except Exception as error:  # one bad fact must not hold up the others
                log.exception("not kept: %r", fact)
                self.on_unexpected(error)
            self._waiting.popleft()
