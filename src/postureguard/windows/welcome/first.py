"""The first page: what this is, and what it is not."""

from gettext import gettext as _

from postureguard.theme import LINE
from postureguard.windows.disclaimer import what_it_is
from postureguard.windows.texts import quiet_text, text
from postureguard.windows.welcome.page import WelcomePage, card


class FirstPage(WelcomePage):
    """Says what to expect; asks nothing."""

    def __init__(self) -> None:
        super().__init__(
            _("Welcome to PostureGuard"),
            _(
                "It notices how long you have been sitting, gets you up, and leads you through a"
                " minute of movement that fits you."
            ),
        )
        self.add(
            card(
                text(_("What it is"), LINE, strong=True),
                text(
                    _(
                        "Short breaks, a few easy exercises with pictures, and a plan that grows"
                        " with you, at your own pace."
                    )
                ),
            ),
            card(
                text(_("What it is not"), LINE, strong=True),
                text(what_it_is()),
            ),
            quiet_text(
                _(
                    "A few questions follow, about five minutes. First come those about safety."
                    " Your answers stay on this computer. Close this window whenever you like:"
                    " the usual settings work at once, and it goes on where you were."
                )
            ),
        )
        self.finish()
