"""How much of public labelled sets the engine gets right: one adapter a task, one table."""
