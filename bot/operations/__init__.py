"""Running the bot for years: starting, stopping in order, and telling how it is."""
