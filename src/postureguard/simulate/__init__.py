"""What the program would have done on days that were recorded: the engine in virtual time."""
