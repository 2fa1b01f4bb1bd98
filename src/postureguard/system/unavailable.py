"""What an adapter raises when its part of the world is not there."""


class Unavailable(Exception):  # noqa: N818 - a state of the world, not a mistake
    """The machine or the session does not offer it; another adapter has to do."""
