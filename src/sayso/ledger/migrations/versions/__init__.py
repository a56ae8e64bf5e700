"""The steps, one a version, oldest first."""
