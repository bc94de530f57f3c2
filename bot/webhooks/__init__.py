"""Tell other programs what happens: who wants to hear, how it is signed, where it may go, how it is sent."""
