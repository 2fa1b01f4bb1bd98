"""The ways to tell whether somebody is there."""
