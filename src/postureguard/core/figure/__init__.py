"""The moving figure: from key poses to a display list. Pure geometry; NumPy is loaded only here."""
