"""The ways to reach clients, one file each; none knows another."""
