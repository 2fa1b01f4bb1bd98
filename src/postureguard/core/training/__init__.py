"""What to do in a break: exercises, routines, and the script the player follows."""
