"""The only place that asks the operating system."""
