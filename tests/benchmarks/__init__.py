"""How fast the program is, against the least that its stack can do and against other tools."""
