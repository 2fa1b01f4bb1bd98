"""What says "not now": do not disturb, full screen, a call, a shared screen."""
