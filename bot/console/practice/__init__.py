"""The console's room where advisers practise with simulated clients."""
