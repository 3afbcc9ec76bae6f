"""Pictures for README.md and the script that draws them."""
