"""One file of tests per command."""
