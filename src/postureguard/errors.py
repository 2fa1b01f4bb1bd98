"""What went wrong in the world, told in words a user can act on."""


class UserError(Exception):
    """Something outside the program is not as needed; the user can do something about it.

    `title` is one sentence that names the file and the place, `advice` says what helps.
    """

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".strip()
