"""The resident's face: one icon, one menu, and a small window where notifications are missing."""
