"""The desk in a real browser, served by the program itself."""
