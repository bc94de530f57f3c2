"""Follow the branches of whatever reads what others wrote, to where it breaks."""
