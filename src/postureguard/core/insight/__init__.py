"""What the journal says about the weeks."""
