"""What each command does; cli.py only declares them."""
