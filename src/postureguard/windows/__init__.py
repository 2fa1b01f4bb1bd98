"""The windows. Each is a process of its own that ends with what it was opened for."""
