"""The pure core: values in, values out. No clock, file, window, thread or random number."""
