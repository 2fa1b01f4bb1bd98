"""The plan window as a process of its own."""

from postureguard.core.settings import Settings
from postureguard.core.training.catalogue import Catalogue
from postureguard.theme import apply, pick
from postureguard.windows.application import qapp
from postureguard.windows.client import ResidentClient
from postureguard.windows.front import show_until_closed
from postureguard.windows.plan.outlook import Look
from postureguard.windows.plan.window import PlanWindow


def run_plan(
    look: Look, catalogue: Catalogue, settings: Settings, client: ResidentClient | None = None
) -> int:
    """Show the plan until the window is closed; `look` reads the journal each time it is called.

    Without a resident the plan can be looked at, and nothing can be said.
    """
    app = qapp()
    apply(app, pick(settings.theme))
    window = PlanWindow(look, catalogue, settings, client)
    return show_until_closed(window, "plan", client)
