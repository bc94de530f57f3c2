"""What each effect writes, by what it concerns; `bot.effects` joins the tables."""
