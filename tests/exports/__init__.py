"""Exports, each opened by what its users open it with."""
