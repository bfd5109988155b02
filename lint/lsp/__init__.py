"""Findings while one writes: a language server (Language Server Protocol 3.17) over standard input and output."""
