"""A page for a physiotherapist or doctor: made here, looked at, saved; nothing is sent."""
