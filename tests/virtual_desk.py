"""A session in virtual time, with a fake for every port and a person at the desk."""

from fakes import (
    BreakableJournal,
    FakeAlarms,
    FakeChooser,
    FakeClock,
    FakeHolds,
    FakeNotifier,
    FakePresence,
    FakeWindows,
)

from postureguard.core.facts import BreakFact
from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import Offer
from postureguard.keeping import Keeper
from postureguard.ports import World
from postureguard.session import Session

ALWAYS = dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "00:00-24:00")
SETTINGS = Settings(quiet_start_min=0, long_at="", **ALWAYS)


class Desk:
    """A session, its fakes, and a person."""

    def __init__(self, settings=SETTINGS, journal=None, clock=None, *, can_choose=True):
        self.clock = clock or FakeClock()
        self.alarms = FakeAlarms(self.clock)
        self.presence = FakePresence()
        self.notifier = FakeNotifier()
        self.journal = journal or BreakableJournal()
        self.windows = FakeWindows()
        self.holds = FakeHolds()
        kinds = ("micro", "short", "long")
        offers = {kind: Offer(f"r-{kind}", 75.0, 3) for kind in kinds}
        self.chooser = FakeChooser(offers, fails=not can_choose)
        world = World(
            *(self.clock, self.alarms, self.presence, self.notifier),
            self.windows,
            self.chooser,
            self.holds,
        )
        self.keeper = Keeper(self.journal)
        self.session = Session(world, self.keeper, settings)
        self.views = []
        self.session.on_view = self.views.append
        self.session.start()

    def minutes(self, count):
        self.alarms.run(count * 60)

    def stages(self):
        return [
            f.stage if f.stage != "ended" else f.ending
            for f, _ in self.journal.facts
            if isinstance(f, BreakFact)
        ]

    def take(self, steps=3):
        brk = self.windows.routine
        self.session.begin(brk.id)
        for index in range(steps):
            self.alarms.run(25)
            self.session.step_ended(brk.id, index, skipped=False)
        self.session.finish(brk.id)
