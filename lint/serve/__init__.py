"""A page for people without a terminal: paste an article, see what is found, mend it. On this machine only; nothing is stored."""
