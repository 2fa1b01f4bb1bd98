"""How long somebody has been sitting, and when to get them up."""
