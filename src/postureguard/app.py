"""The resident, put together. The only module that knows every part."""

import logging
import os
import sys
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QApplication

from postureguard import (
    DESKTOP_FILE,
    lean_qt,  # noqa: F401 - before anything else of ours
)
from postureguard.acting import ASK_TWICE, asked_twice
from postureguard.core.due import Due
from postureguard.core.holding import wanted_holds
from postureguard.core.settings import Settings
from postureguard.core.sitting.plan import day_of, next_day_start
from postureguard.core.sitting.view import View
from postureguard.errors import UserError
from postureguard.itself import ITSELF
from postureguard.journal.backup import back_up
from postureguard.journal.open import open_journal
from postureguard.keeping import Keeper
from postureguard.language import prefer_language, translate_qt
from postureguard.ports import Notice, World
from postureguard.protocol import Alive, Answer, Event, Quit, Request, Show
from postureguard.session import Session
from postureguard.system.alarms import SchedulerAlarms
from postureguard.system.chooser import ProcessChooser
from postureguard.system.clock import SystemClock
from postureguard.system.display import has_display
from postureguard.system.holds.choose import choose_holds
from postureguard.system.hooks import Hooks
from postureguard.system.logfile import catch_all, open_log
from postureguard.system.notify.choose import choose_notifier
from postureguard.system.paths import Paths, private_folder, user_paths
from postureguard.system.presence.choose import choose_presence
from postureguard.system.server import Server
from postureguard.system.settings_file import SettingsFile, chosen_settings
from postureguard.system.single import claim
from postureguard.system.termination import Termination
from postureguard.system.tray_watch import TrayWatch
from postureguard.system.window_processes import WindowProcesses
from postureguard.tray.icon import Tray
from postureguard.tray.notice import TrayNotifier, WindowNotifier
from postureguard.verbs import TRAY_VERBS, answer, status

log = logging.getLogger(__name__)

PREPARE_MS = 60_000


def run() -> int:
    """Run the resident until it is asked to quit. A second start only shows the first."""
    if not has_display():
        raise UserError(
            "There is no display to put the tray icon on (DISPLAY and WAYLAND_DISPLAY are empty).",
            "Start PostureGuard from your desktop, or see `postureguard demo`.",
        )
    paths = user_paths()
    prefer_language(chosen_settings(paths.settings).language)
    app = QApplication([sys.argv[0]])
    translate_qt(app)
    app.setApplicationName("PostureGuard")
    app.setDesktopFileName(DESKTOP_FILE)
    app.setQuitOnLastWindowClosed(False)
    lock = claim(paths)
    if lock is None:
        return 0
    open_log(paths.log)
    resident = Resident(app, paths)
    resident.start()
    code = app.exec()
    lock.unlock()
    if resident.starts_anew:
        os.execv(ITSELF[0], ITSELF)  # noqa: S606 - this very program
    return code


class Resident:
    """Every part, joined."""

    starts_anew = False
    """The program shall begin again from its start once it has ended."""

    def __init__(self, app: QApplication, paths: Paths) -> None:
        self._app = app
        self._paths = paths
        self._clock = SystemClock()
        self._settings_file = SettingsFile(paths.settings)
        settings = self._settings_file.settings
        opened = open_journal(paths.journal, _prepare_journal, self._clock.now().wall)
        self._journal, self._greeting = opened.journal, opened.notice
        self._server = Server(paths.socket, self._answer)
        self._windows = WindowProcesses(self._server)
        self._alarms = SchedulerAlarms(self._clock, self._unexpected)
        self._hooks = Hooks(settings)
        self._tray_watch = TrayWatch()
        self._tray = Tray(settings.panel, self._clock.zone, self._wish)
        self._notifier = choose_notifier(
            settings.notifications, WindowNotifier(settings.theme), TrayNotifier(self._tray)
        )
        self._presence = choose_presence(settings.presence)
        self._chooser = ProcessChooser()
        self._wanted = wanted_holds(settings)
        self._holds = choose_holds(self._wanted)
        world = World(
            *(self._clock, self._alarms, self._presence, self._notifier),
            self._windows,
            self._chooser,
            self._holds,
        )
        self._keeper = Keeper(self._journal)
        self._session = Session(world, self._keeper, settings)
        self._termination = Termination(self.quit)
        self._quit_soon = QTimer(singleShot=True)
        self._quit_soon.timeout.connect(self.quit)
        self._ended = False
        self._welcomed = False
        self._told: set[str] = set()
        self._published: dict[str, object] = {}
        self._join()

    def start(self) -> None:
        """Begin."""
        self._server.listen()
        self._tray.start(self._session.view())
        self._session.start()
        self._settings_file.report()
        if self._greeting is not None:
            self._notifier.show(self._greeting)
        self._back_up()

    def quit(self) -> None:
        """End in order: every window closed, everything kept. Whatever breaks, it ends."""
        if self._ended:
            return
        self._ended = True
        for part in (
            self._hooks.leave,
            self._session.stop,
            self._chooser.close,
            self._windows.end_all,
            self._alarms.stop,
            self._notifier.close,
            self._close_holds,
            self._presence.close,
            self._tray_watch.close,
            self._tray.stop,
            self._server.close,
            self._journal.close,
            self._hooks.close,
        ):
            try:
                part()
            except Exception:
                log.exception("at the end")
        self._app.quit()

    def _join(self) -> None:
        self._session.on_view = self._view_changed
        self._session.on_unexpected = self._unexpected
        self._keeper.on_trouble = self._trouble
        self._keeper.on_unexpected = self._unexpected
        self._app.aboutToQuit.connect(self.quit)
        self._session.on_fact = self._hooks.hear
        self._session.on_kept_back = self._hooks.hold
        self._settings_file.on_change = self._settings_changed
        self._settings_file.on_trouble = self._trouble
        self._notifier.on_action = self._wish
        self._windows.on_lost = self._session.window_lost
        self._windows.on_trouble = self._trouble
        self._server.on_subscribe = self._windows.subscribed
        self._chooser.on_due = self._ask
        self._chooser.on_week = self._session.hear_of_week
        self._presence.sleeping.connect(self._sleep)
        self._presence.locked.connect(lambda _locked: self._session.look())
        self._tray.on_missing = self._tray_missing
        self._tray_watch.on_come = self._tray_came
        self._tray.on_open = self._session.look
        catch_all(self._unexpected)

    def _settings_changed(self, settings: Settings) -> None:
        self._hooks.settings = settings
        wanted = wanted_holds(settings)
        if wanted != self._wanted:
            self._holds.close()
            self._wanted, self._holds = wanted, choose_holds(wanted)
            self._session.hear_holds(self._holds)
        self._session.change_settings(settings)

    def _close_holds(self) -> None:
        self._holds.close()

    def _sleep(self, asleep: bool) -> None:  # noqa: FBT001 - the system's own word
        if asleep:
            self._session.sleeping()
        else:
            self._session.woke()

    def _back_up(self) -> None:
        """Copy the journal, now and whenever a new day starts."""
        wall, zone = self._clock.now().wall, self._clock.zone()
        settings = self._settings_file.settings
        wait_s = (next_day_start(wall, settings, zone) - wall).total_seconds()
        self._alarms.set("backup", wait_s, self._back_up)
        try:
            back_up(self._paths.journal, day_of(wall, settings, zone))
        except UserError as error:
            self._trouble(error)

    def _answer(self, request: Request) -> Answer:
        match request:
            case Show(window=name, item=item):
                self._windows.open(name, item)
                return Answer()
            case Alive(break_id=break_id):
                self._windows.alive(break_id)
                return Answer()
            case Quit():
                self._quit_soon.start(0)
                return Answer()
            case _:
                return answer(self._session, request)

    def _wish(self, verb: str) -> None:
        """An entry of the tray's menu, or a button of a notification."""
        if verb == ASK_TWICE:
            self._notifier.show(asked_twice())
            return
        reply = self._answer(TRAY_VERBS[verb])
        if not reply.ok:
            self._notifier.show(Notice(_("Not now"), reply.message))

    def _ask(self, due: Due) -> None:
        """Welcome somebody new, once; or offer questions once more."""
        if due != "welcome":
            self._session.ask_again(due)
        elif not self._welcomed:
            self._welcomed = True
            self._windows.open("welcome")

    def _view_changed(self, view: View) -> None:
        self._tray.show_view(view)
        if self._tray_watch.came_back:
            self._start_anew(view)
        if self._server.has_subscribers:
            data = status(self._session)
            if data != self._published:
                self._published = data
                self._server.publish(Event("status", data))

    def _tray_came(self) -> None:
        if self._tray_watch.came_back:
            self._start_anew(self._session.view())
        else:
            self._tray.appear()

    def _start_anew(self, view: View) -> None:
        """Qt never finds back to a bus that was gone, and without it there is no icon.

        It would close open pages, so it waits for those as well.
        """
        if not (self._ended or view.running or view.pending or self._windows.has_pages):
            log.info("the message bus was gone: starting anew")
            self.starts_anew = True
            self._quit_soon.start(0)

    def _tray_missing(self) -> None:
        log.warning("no tray on this desktop")
        body = _("Start PostureGuard again to open its window. Reminders come all the same.")
        self._notifier.show(Notice(_("This desktop shows no tray icons"), body))

    def _trouble(self, error: UserError) -> None:
        """Something in the world is not as needed: say so once, and go on."""
        log.warning("%s", error)
        if error.title not in self._told:
            self._told.add(error.title)
            self._notifier.show(Notice(error.title, error.advice))

    def _unexpected(self, error: BaseException) -> None:
        """Something in the program broke: the log has it, the person hears of it once."""
        log.error("unexpected: %s", error, exc_info=error)
        body = _("Reminders go on. The details are in {file}.").format(file=self._paths.log)
        if "unexpected" not in self._told:
            self._told.add("unexpected")
            self._notifier.show(Notice(_("Something went wrong inside PostureGuard"), body))


def _prepare_journal(path: Path) -> None:
    """Bring the journal into today's shape, in a process of its own: what that needs is large."""
    private_folder(path.parent)
    process = QProcess()
    process.start(ITSELF[0], [*ITSELF[1:], "prepare-journal", str(path)])
    process.waitForFinished(PREPARE_MS)
    if process.exitStatus() != QProcess.ExitStatus.NormalExit or process.exitCode() != 0:
        words = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        raise UserError(f"The journal {path} could not be prepared: {words}", "Check that folder.")
