"""Every window that the manual shows, opened with a made-up journal at a fixed moment."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from example import NOW, TODAY
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from postureguard import theme as themes
from postureguard.catalogue import shipped_catalogue
from postureguard.core.settings import Settings
from postureguard.core.sitting.moment import Moment
from postureguard.core.sitting.plan import Offer, day_of, plan_at
from postureguard.core.sitting.state import fresh_state
from postureguard.core.sitting.view import view
from postureguard.core.training.routine import script
from postureguard.journal.reader import JournalReader
from postureguard.journal.restore import look_at
from postureguard.ports import Notice
from postureguard.protocol import Answer, Request
from postureguard.system.settings_editor import SettingsEditor
from postureguard.tray.menu import fill_menu
from postureguard.tray.notice import NoticeWindow
from postureguard.windows.application import qapp
from postureguard.windows.checkin import CheckinWindow
from postureguard.windows.client import ResidentClient
from postureguard.windows.data.surroundings import Held, Kept
from postureguard.windows.data.surroundings import Surroundings as DataAround
from postureguard.windows.data.window import DataWindow
from postureguard.windows.exercises.library import shipped_library
from postureguard.windows.exercises.window import ExercisesWindow
from postureguard.windows.plan import PlanWindow
from postureguard.windows.plan.outlook import Known
from postureguard.windows.posture import PostureWindow, shipped_posture_card
from postureguard.windows.report.diary import Diary
from postureguard.windows.report.saving import Around as ReportAround
from postureguard.windows.report.window import ReportWindow
from postureguard.windows.review import Around, ReviewWindow
from postureguard.windows.routine.clocks import Clocks
from postureguard.windows.routine.window import RoutineWindow
from postureguard.windows.settings import Surroundings as SettingsAround
from postureguard.windows.settings.window import SettingsWindow
from postureguard.windows.welcome.answers import Answers
from postureguard.windows.welcome.window import Surroundings as WelcomeAround
from postureguard.windows.welcome.window import WelcomeWindow

ROUTINE: Final = "sh-lcs-1"
STEPS_ON: Final = 2
"""How often the player is told to go on before its picture."""
PAINTED_MS: Final = 60
"""So long a window may take to paint itself."""
BEAT_MS: Final = 150
"""So long until the player has looked at its clock."""
DRAWN_MS: Final = 1500
"""So long a window with many small figures may take."""
REVIEWED: Final = {
    "overview": "week",
    "breaks": "12 weeks",
    "sitting": "week",
    "pain": "12 weeks",
    "programme": "12 weeks",
    "experiments": "week",
}
"""The pages of the review, each with what it looks at."""
HOME: Final = Path("/home/somebody/.local/share/postureguard")

Picture = tuple[str, QWidget]


@dataclass(frozen=True, slots=True)
class Scene:
    """What every window is opened with."""

    reader: JournalReader
    folder: Path
    theme: str

    @property
    def settings(self) -> Settings:
        """The settings as they come, in this theme."""
        return Settings(theme=self.theme)


class Line(ResidentClient):
    """A resident that agrees to everything, and answers everything with the same."""

    def __init__(self, **data: object) -> None:
        super().__init__("nowhere")
        self._data = data

    def send(self, request: Request, reply: Callable[[Answer], object] | None = None) -> None:
        """Nothing is sent."""
        del request
        if reply is not None:
            reply(Answer(data=self._data))


def tray(scene: Scene) -> Iterator[Picture]:
    """The menu in the middle of a morning, and the notice before a break."""
    settings = scene.settings
    now = Moment(NOW, 1000.0)
    offers: Any = {kind: Offer("r", 75.0, 3) for kind in ("micro", "short", "long")}
    plan = plan_at(settings, NOW, UTC, offers)
    menu = QMenu()
    fill_menu(menu, view(fresh_state(now, day_of(NOW, settings, UTC)), plan), UTC, lambda _: None)
    yield "menu", menu
    window = NoticeWindow(scene.theme)
    actions = (("start", "Start now"), ("postpone", "In 5 min"), ("skip", "Skip"))
    window.show_notice(Notice("Time to move soon", "A micro-break starts in 30 s.", actions))
    yield "notice", window


def routine(scene: Scene) -> Iterator[Picture]:
    """A break from its card to the question at its end."""
    catalogue = shipped_catalogue()
    chosen = catalogue.routines[ROUTINE]
    steady = [100.0]
    clocks = Clocks(lambda: steady[0], lambda: NOW.replace(tzinfo=None))
    steps = script(chosen, catalogue.exercises)
    line = Line(can_exchange=True, can_shorten=True, next_if_skipped_s=1800.0)
    window = RoutineWindow(chosen, steps, "b1", line, clocks, scene.settings)
    window.appear()
    yield "start", window
    window.start_page.start.click()
    for _turn in range(STEPS_ON):
        let_draw(PAINTED_MS)
        window.play_page.next_wished.emit()
    for _second in range(6):
        steady[0] += 1.0
        let_draw(BEAT_MS)
    yield "step", window


def checkin(_scene: Scene) -> Iterator[Picture]:
    """The question about the back, with everything that can be told."""
    window = CheckinWindow(Line())
    window.show()
    window.today.unfold.click()
    yield "checkin", window


def welcome(scene: Scene) -> Iterator[Picture]:
    """What is asked on the first day."""
    answers = Answers(scene.reader.history(), TODAY, lambda: NOW, Line())
    around = WelcomeAround(scene.settings, lambda _changes: None, "GB", lambda: 1.0)
    window = WelcomeWindow(answers, around)
    for page in ("safety-u", "plan"):
        window.show_page(page)
        yield f"welcome-{page}", window


def plan(scene: Scene) -> Iterator[Picture]:
    """Where somebody stands after fifteen weeks."""
    known = Known(scene.reader.history(), TODAY, NOW, UTC)
    window = PlanWindow(lambda: known, shipped_catalogue(), scene.settings, Line())
    yield "plan", window


def exercises(scene: Scene) -> Iterator[Picture]:
    """One exercise with its cues, and the two ways to sit."""
    steady = [0.0]
    window = ExercisesWindow(shipped_library(), scene.settings, lambda: steady[0])
    window.allow(heard=True)
    window.show_item("glute-bridge")
    window.resize(980, 760)
    window.show()
    let_draw(DRAWN_MS)
    steady[0] = 2.0
    yield "exercises", window
    yield "posture", PostureWindow(shipped_posture_card(), scene.settings)


def review(scene: Scene) -> Iterator[Picture]:
    """What the weeks look like."""
    around = Around(scene.settings, themes.pick(scene.theme), lambda: NOW, lambda: UTC)
    window = ReviewWindow(scene.reader, around)
    window.lead_on(Line())
    window.work_out()
    for page, span in REVIEWED.items():
        window.show_page(page)
        window.show_range(span)
        yield f"review-{page}", window


def _opens(*_what: object) -> bool:
    """Whatever a window wants to open besides itself."""
    return True


def settings(scene: Scene) -> Iterator[Picture]:
    """When breaks come."""
    path = scene.folder / f"{scene.theme}.toml"
    path.write_text(f'[look]\ntheme = "{scene.theme}"\n', "utf-8")
    login = SimpleNamespace(read=lambda: True, turn=lambda _on: None)
    around = SettingsAround(
        SettingsEditor(path), login, lambda _group: (), lambda found: found, _opens, _opens
    )
    window = SettingsWindow(around, qapp())
    yield "settings", window


def report(scene: Scene) -> Iterator[Picture]:
    """The page to hand on."""
    exercises = shipped_catalogue().exercises
    around = ReportAround(lambda _path, _data: None, _opens, _opens)
    yield "report", ReportWindow(lambda: Diary.read(scene.reader, exercises, TODAY), around)


def data(scene: Scene) -> Iterator[Picture]:
    """What is kept, and what can be done with it."""
    journal = scene.folder / "journal.sqlite3"
    found = look_at(journal)
    copied = datetime(TODAY.year, TODAY.month, TODAY.day, 8, 2, tzinfo=UTC)
    kept = Kept(
        path=HOME / "journal.sqlite3",
        size=round(journal.stat().st_size, -6),
        held=Held(found.facts, found.first, found.last),
        trouble="",
        copies=[HOME / f"journal.{TODAY}.sqlite3"],
        copied_at=copied,
        places={"journal": HOME, "own": HOME / "own", "settings": HOME},
        running=True,
    )
    at_hand: Any = SimpleNamespace(kept=lambda: kept)
    yield "data", DataWindow(DataAround(at_hand, _opens, _opens), lambda: TODAY, UTC)


SCENES: Final[tuple[Callable[[Scene], Iterator[Picture]], ...]] = (
    tray,
    routine,
    checkin,
    welcome,
    plan,
    exercises,
    review,
    settings,
    report,
    data,
)


def let_draw(for_ms: int) -> None:
    """Let windows paint themselves and finish what they have begun."""
    loop = QEventLoop()
    timer = QTimer(singleShot=True, interval=for_ms)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()
