"""The ways to tell somebody something, and the order in which they are tried."""
