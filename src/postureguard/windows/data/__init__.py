"""What is kept about the person, and what may be done with it."""
