"""What other programs know of the time before: their files become facts of the journal.

The name of such a fact is worked out from what it says, so that it comes but once.
"""
