"""What every command prints in every format, on a small invented database."""
