"""Measurements of the engine: what it gets right, how fast it is, how it grows."""
