"""Every window and page of the program, opened with a little data of a made-up person.

As a program it opens them one after the other and writes down what is seen:

    python tests/every_window.py FOLDER [--locale FOLDER] [--theme NAME] [--dark-desktop]
        [--pictures] [--right-to-left] [--only NAME]

`seen.json` in the folder has a list of pages, each with its texts and what is cut off in it.
"""

# ruff: noqa: PLC0415 - the language is chosen before any text is made

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QMenu, QWidget

from postureguard.language import choose_language

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
OWN_NAMES = ("Shrug", "My break", "Somebody's note")
"""What the made-up person has written."""

Page = tuple[str, QWidget]


def ago(days: int, hours: int = 0) -> datetime:
    return NOW - timedelta(days=days, hours=hours)


class Line:
    """A resident's line on which nothing comes back."""

    def __new__(cls) -> Any:
        from postureguard.protocol import Answer
        from postureguard.windows.client import ResidentClient

        class Silent(ResidentClient):
            def send(self, request: Any, reply: Any = None) -> None:
                if reply is not None:
                    reply(Answer())

        return Silent("nowhere")


def history() -> Any:
    """Three weeks of clean sessions on the first level, rated in the evening."""
    from postureguard.core.programme import subjects
    from postureguard.core.programme.history import Done, History, Rating, Session, Statement

    steps = ("brace-and-breathe", 5), ("standing-hip-flexor-stretch", 1)
    done = tuple(Done(*step) for step in (*steps, ("standing-glute-squeeze", 6)))
    person = {
        subjects.SCREEN: "none",
        subjects.TRACK: "lcs",
        subjects.FLOOR: "yes",
        subjects.CLOTHES: "trousers",
        subjects.KIT: "desk,chair,steady-chair,wall,dowel,band",
    }
    said = [Statement(ago(30), ago(30).date(), *fact) for fact in person.items()]
    sessions, ratings = [], []
    for n in range(21, -1, -1):
        day = ago(n).date()
        felt: Any = {"before": 2, "during": 2, "moved": True, "where": "target"}
        sessions.append(Session(ago(n), day, f"b-{n}", "short", "sh-lcs-1", "done", done, **felt))
        ratings.append(Rating(ago(n), day, 2 + n // 8))
        if n:
            said += [
                Statement(ago(n), day, subjects.MASTERED + step.exercise, "yes") for step in done
            ]
    return History(tuple(sessions), tuple(ratings), tuple(sorted(said, key=lambda s: s.at)))


def checkin(_folder: Path) -> Iterator[Page]:
    from postureguard.windows.checkin import CheckinWindow, rated_today

    earlier = rated_today([(3, "08:30"), (4, "11:00")])
    window = CheckinWindow(Line(), week_due=True, rated_today=earlier)
    yield "", window
    window.today.unfold.click()
    yield "more", window
    window._ask_week()
    yield "week", window
    window._lose()
    yield "alone", window


def entries(folder: Path) -> Iterator[Page]:
    from postureguard.core.entries import SUBJECTS
    from postureguard.core.facts import PainRating, Said
    from postureguard.journal.connect import connect
    from postureguard.journal.migrations import prepare_journal
    from postureguard.journal.reader import JournalReader
    from postureguard.journal.records import SqliteJournal
    from postureguard.windows.entries import EntriesWindow
    from postureguard.windows.entries.words import what

    path = folder / "entries.sqlite3"
    prepare_journal(path)
    with closing(SqliteJournal(connect(path), path)) as journal:
        for fact in (
            PainRating(ago(0, 2), 3),
            Said(ago(0, 1), "day.slept-badly", "yes"),
            Said(ago(1), "felt.during", "4", "b1"),
            Said(ago(1), "felt.moved", "yes", "b1"),
            PainRating(ago(3), 5),
        ):
            journal.append(fact, fact.at.date())
    assert SUBJECTS
    assert what
    with closing(JournalReader(path)) as reader:
        window = EntriesWindow(reader, TODAY, UTC, Line())
        yield "", window
        window.rows[0].change.click()
        yield "change", window


def review(_folder: Path) -> Iterator[Page]:
    from days_in_memory import DaysInMemory, around, bouts_of

    from postureguard import theme as themes
    from postureguard.core.insight.weeks import DayRow
    from postureguard.windows.review import ReviewWindow
    from postureguard.windows.review.pages import PAGES

    def day(n: int) -> DayRow:
        return DayRow(
            TODAY - timedelta(days=n),
            done=4 + n % 3,
            partial=1,
            natural=n % 4,
            postponed=n % 2,
            skipped=1,
            missed=n % 5 // 2,
            held=2,
            seated_s=3600.0 * 6 + 600 * (n % 5),
            longest_bout_s=3000.0 + 60 * (n % 7),
            pain_median=3.0 + (n > 6) + n % 2,
            pain_min=2,
            pain_max=5 + (n > 6),
            ratings=1,
        )

    def sat(n: int) -> list[Any]:
        lengths = (25, 31, 28, 50 + n % 7, 12, 35, 29, 70, 22 + n % 9)
        return bouts_of(TODAY - timedelta(days=n), lengths, 8.2 + n % 3 / 5)

    theme = themes.pick(ARGUMENTS.theme)
    yield "empty", ReviewWindow(DaysInMemory(), around(TODAY, theme))
    worked = [n for n in range(500) if n % 7 not in {5, 6}]
    bouts = [one for n in worked for one in sat(n)]
    source = DaysInMemory(*map(day, worked), bouts=bouts, history=history())
    window = ReviewWindow(source, around(TODAY, theme))
    window.lead_on(Line())
    for entry in PAGES:
        window.show_page(entry.name)
        window.work_out()
        if not window.page.has_range:
            yield entry.name, window
            continue
        for name in ("week", "4 weeks", "year"):
            window.show_range(name)
            yield f"{entry.name}-{name.replace(' ', '-')}", window
        window.show_table(on=True)
        yield f"{entry.name}-table", window
        window.show_table(on=False)
    yield from told_later(window, source)


def told_later(window: Any, source: Any) -> Iterator[Page]:
    """What depends on what the person has said."""
    window.show_page("experiments")
    for name, weeks_ago in (("running", 4), ("over", 13)):
        source.lived = with_experiment(history(), weeks_ago)
        source.version += 1
        window.look_again()
        window.work_out()
        yield f"experiments-{name}", window
    window.show_page("pain")
    source.lived = with_experiment(source.lived, 13, "insight.link", "yes")
    source.version += 1
    window.look_again()
    window.work_out()
    yield "pain-link", window


def with_experiment(lived: Any, weeks_ago: int, *more: str) -> Any:
    """The same history with an experiment that began so many weeks ago, or with something else."""
    from dataclasses import replace

    from postureguard.core.insight.experiment import start_value
    from postureguard.core.programme.history import Statement
    from postureguard.core.programme.subjects import EXPERIMENT_START

    at = ago(7 * weeks_ago)
    about, value = more or (EXPERIMENT_START, start_value(at.date(), 12, 5))
    said = (*lived.said, Statement(at, at.date(), about, value))
    return replace(lived, said=tuple(sorted(said, key=lambda one: one.at)))


def exercises(_folder: Path) -> Iterator[Page]:
    from postureguard.core.settings import Settings
    from postureguard.windows.exercises.library import LEFT_OUT, shipped_library
    from postureguard.windows.exercises.window import ExercisesWindow

    window = ExercisesWindow(shipped_library(), Settings(theme=ARGUMENTS.theme), lambda: 1.0)
    window.allow(heard=True)
    shown = tuple(window.contents.identifiers)
    for name in shown if not ARGUMENTS.pictures else (*shown[::9], "dead-bug"):
        window.show_item(name)
        yield name, window
    window.show_item(LEFT_OUT)
    yield "left-out", window


def own(folder: Path) -> Iterator[Page]:
    from own_things import own_break, own_exercise

    from postureguard.catalogue import shipped_catalogue
    from postureguard.core.settings import Settings
    from postureguard.system.own import OwnFiles
    from postureguard.system.own.pictures import picture_from
    from postureguard.windows.own import OwnWindow

    store = OwnFiles(folder / "own")
    window = OwnWindow(store, shipped_catalogue(), Settings(), picture_from)
    window._leaving = True
    yield "empty", window
    store.keep_exercise(own_exercise(), None)
    store.keep_routine(own_break(own_exercise()))
    window = OwnWindow(store, shipped_catalogue(), Settings(), picture_from)
    window._leaving = True
    yield "", window
    for name in ("own-shrug", "own-break", "exercise", "routine"):
        window.turn(name)
        yield name, window


def posture(_folder: Path) -> Iterator[Page]:
    from postureguard.core.settings import Settings
    from postureguard.windows.posture import PostureWindow, shipped_posture_card

    yield "", PostureWindow(shipped_posture_card(), Settings(theme=ARGUMENTS.theme))


def plan(_folder: Path) -> Iterator[Page]:
    from postureguard.catalogue import shipped_catalogue
    from postureguard.core.programme.history import History
    from postureguard.core.settings import Settings
    from postureguard.windows.plan import PlanWindow
    from postureguard.windows.plan.outlook import Known

    for name, kept in (("new", History()), ("", history())):
        known = Known(kept, TODAY, NOW, UTC)
        window = PlanWindow(
            lambda known=known: known, shipped_catalogue(), Settings(theme=ARGUMENTS.theme), Line()
        )
        for tab in range(window.tabs.count() if kept.said else 1):
            window.tabs.setCurrentIndex(tab)
            yield name or f"tab{tab + 1}", window


def method(_folder: Path) -> Iterator[Page]:
    from postureguard.windows.method import MethodWindow, shipped_method

    yield "", MethodWindow(shipped_method())


def welcome(_folder: Path) -> Iterator[Page]:
    from postureguard.core.settings import Settings
    from postureguard.windows.welcome.answers import Answers
    from postureguard.windows.welcome.route import PAGES
    from postureguard.windows.welcome.window import Surroundings, WelcomeWindow

    answers = Answers(history(), TODAY, lambda: NOW, Line())
    around = Surroundings(Settings(), lambda _changes: None, "GB", lambda: 1.0)
    window = WelcomeWindow(answers, around)
    for name in PAGES:
        window.show_page(name)
        yield name, window


def routine(_folder: Path) -> Iterator[Page]:
    from postureguard.catalogue import shipped_catalogue
    from postureguard.core.settings import Settings
    from postureguard.core.training.routine import script
    from postureguard.windows.routine.clocks import Clocks
    from postureguard.windows.routine.window import RoutineWindow

    steady = [100.0]
    local = datetime(2026, 3, 2, 14, 30)  # noqa: DTZ001 - the time on the wall
    catalogue = shipped_catalogue()
    chosen = catalogue.routines["mi-lcs-2"]
    clocks = Clocks(lambda: steady[0], lambda: local)
    steps = script(chosen, catalogue.exercises)
    window = RoutineWindow(chosen, steps, "b1", Line(), clocks, Settings(theme=ARGUMENTS.theme))
    window.hearing.know({"can_exchange": True, "can_shorten": True, "next_if_skipped_s": 1800.0})
    window.appear()
    yield "start", window
    window.start_page.start.click()
    yield "ready", window

    def let_pass(seconds: float) -> None:
        while seconds > 0 and window.pages.at(window.play_page):
            steady[0] += 2.0
            seconds -= 2.0
            window._leader.look()

    let_pass(12)
    yield "step", window
    window.play_page.hold_wished.emit()
    yield "held", window
    window.play_page.hold_wished.emit()
    let_pass(2000)
    for number, page in enumerate(window.afterwards.pages):
        window.pages.turn_to(page)
        yield f"afterwards-{number + 1}", window


def settings(folder: Path) -> Iterator[Page]:
    from PySide6.QtWidgets import QApplication

    from postureguard.core.settings import GROUPS
    from postureguard.system.settings_editor import SettingsEditor
    from postureguard.windows.settings import Surroundings
    from postureguard.windows.settings.window import PROGRAM, SettingsWindow

    login = SimpleNamespace(read=lambda: True, turn=lambda on: None)
    path = folder / "config.toml"
    path.write_text(f'[look]\ntheme = "{ARGUMENTS.theme}"\n')
    store = SettingsEditor(path)
    app = QApplication.instance()
    around = Surroundings(store, login, lambda _g: (), lambda s: s, lambda _p: True, lambda: None)
    window = SettingsWindow(around, app)
    for name in (*GROUPS, PROGRAM):
        window.sidebar.show_group(name)
        yield name, window


def report(folder: Path) -> Iterator[Page]:
    from postureguard.catalogue import shipped_catalogue
    from postureguard.core.insight.weeks import DayRow
    from postureguard.windows.report.diary import Diary
    from postureguard.windows.report.saving import Around
    from postureguard.windows.report.window import ReportWindow

    rated = {"pain_median": 3.0, "pain_min": 2, "pain_max": 4, "ratings": 1}
    days = tuple(
        DayRow(TODAY - timedelta(days=n), done=5, skipped=1, missed=1, seated_s=9000.0,
               longest_bout_s=3000.0, **rated)
        for n in reversed(range(60))
    )  # fmt: skip
    exercises = shipped_catalogue().exercises
    around = Around(lambda _path, _data: None, lambda _path: True, lambda: None)
    for name, kept in (("empty", ()), ("", days)):
        first = kept[0].day if kept else None
        diary = Diary(TODAY, kept, history(), exercises, first)
        window = ReportWindow(lambda diary=diary: diary, around)
        for tick in window.choices.ticks.values():
            tick.box.setChecked(True)
        window.draw()
        yield name, window
    window.choices.ranges.chips["own"].click()
    window.saving.write(folder / "page.pdf", window.made)
    yield "saved", window


def data(folder: Path) -> Iterator[Page]:
    from postureguard.core.settings import Settings
    from postureguard.journal.migrations import prepare_journal
    from postureguard.own_data import DataAtHand, Whose
    from postureguard.system.clock import SystemClock
    from postureguard.system.paths import Paths
    from postureguard.windows.data.surroundings import Brought, Surroundings
    from postureguard.windows.data.window import DataWindow

    home = folder / "home"
    files = Paths(home / "c", home / "d" / "j.sqlite3", home / "own", home / "l", str(home / "s"))
    at_hand = DataAtHand(Whose(files, Settings(), SystemClock()), lambda: None)
    around = Surroundings(at_hand, lambda: None, lambda _path: True)
    yield "empty", DataWindow(around, lambda: TODAY, UTC)
    prepare_journal(files.journal)
    at_hand.back_up(None)
    window = DataWindow(around, lambda: TODAY, UTC)
    yield "", window
    window.doings.ask_forget()
    yield "forget", window
    copy = at_hand.kept().copies[0]
    window.doings._confirm_restore(copy, at_hand.look_at(copy))
    yield "restore", window
    window.doings._confirm_bring("pain", copy, at_hand.read("journal", files.journal, None))
    yield "bring", window
    (folder / "pain.csv").write_text("2026,12\n")
    window.doings.bring("pain", folder / "pain.csv")
    yield "columns", window
    window.doings._brought(Brought(2, 1, 1))
    yield "brought", window
    window.doings._forgotten(("journal", "own", "settings"))
    yield "forgotten", window


def tray(_folder: Path) -> Iterator[Page]:
    from dataclasses import replace

    from fakes import FakeClock

    from postureguard.core.settings import Settings
    from postureguard.core.sitting.plan import Offer, plan_at
    from postureguard.core.sitting.state import fresh_state
    from postureguard.core.sitting.view import view
    from postureguard.tray.menu import fill_menu

    now = FakeClock().now()
    offers: Any = {kind: Offer("r", 75.0, 3) for kind in ("micro", "short", "long")}
    planned = plan_at(Settings(long_at=""), now.wall, UTC, offers)
    found = view(fresh_state(now, planned.day), planned)
    extra = {"standing": True, "bad_day": True, "tray": "nudge", "can_redo": True}
    for name, shown in (("", found), ("more", replace(found, **extra))):
        menu = QMenu()
        fill_menu(menu, shown, UTC, lambda _verb: None)
        yield name, menu
        yield f"{name}-pause", next(a.menu() for a in menu.actions() if a.menu())


def notices(_folder: Path) -> Iterator[Page]:
    from fakes import FakeClock

    from postureguard import acting
    from postureguard.tray.notice import NoticeWindow

    assert acting
    assert FakeClock
    from gettext import gettext as _

    from postureguard.ports import Notice

    window = NoticeWindow(ARGUMENTS.theme)
    actions = (("start", _("Start now")), ("postpone", _("In 5 min")), ("skip", _("Skip")))
    window.show_notice(
        Notice(_("Time to move soon"), _("Something went wrong inside PostureGuard"), actions)
    )
    yield "", window


WINDOWS: tuple[Callable[[Path], Iterator[Page]], ...] = (
    checkin,
    entries,
    review,
    exercises,
    own,
    posture,
    plan,
    method,
    welcome,
    routine,
    settings,
    report,
    data,
    tray,
    notices,
)


def settle() -> None:
    """Let everything find its place."""
    for _turn in range(6):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def main() -> None:
    from PySide6.QtWidgets import QApplication
    from seen import Strays, cut_off, texts_of

    from postureguard.theme import DARK, apply, pick, qpalette
    from postureguard.windows.application import qapp

    app: QApplication = qapp()
    if ARGUMENTS.dark_desktop:
        app.setPalette(qpalette(DARK))
    apply(app, pick(ARGUMENTS.theme))
    if ARGUMENTS.right_to_left:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    folder: Path = ARGUMENTS.folder
    folder.mkdir(parents=True, exist_ok=True)
    pages = []
    strays = Strays(app)
    for opening in WINDOWS:
        if ARGUMENTS.only not in ("", opening.__name__):
            continue
        for name, window in opening(folder):
            window.show()
            settle()
            pages.append(
                {
                    "page": f"{opening.__name__} {name}".strip(),
                    "texts": list(texts_of(window)),
                    "cut": list(cut_off(window)),
                    "strays": strays.beside(window),
                }
            )
            if ARGUMENTS.pictures:
                window.grab().save(str(folder / f"{opening.__name__}-{name}.png"))
        QCoreApplication.processEvents()
    (folder / "seen.json").write_text(json.dumps(pages, ensure_ascii=False, indent=1))
    sys.stdout.flush()
    app.closeAllWindows()
    import os

    os._exit(0)


parser = argparse.ArgumentParser()
parser.add_argument("folder", type=Path)
parser.add_argument("--locale", type=Path)
parser.add_argument("--theme", default="light")
parser.add_argument("--dark-desktop", action="store_true")
parser.add_argument("--pictures", action="store_true")
parser.add_argument("--right-to-left", action="store_true")
parser.add_argument("--only", default="")
ARGUMENTS = parser.parse_args() if __name__ == "__main__" else parser.parse_args(["."])

if __name__ == "__main__":
    choose_language(ARGUMENTS.locale)
    main()
