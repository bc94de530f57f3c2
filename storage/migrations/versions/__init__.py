"""Hold the steps, one file each."""
