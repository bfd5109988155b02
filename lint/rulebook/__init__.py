"""What is done with rules as texts: their examples run, their quotes mended, their schema and their cards written."""
