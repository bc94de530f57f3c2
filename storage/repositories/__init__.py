"""Read and write the tables, one class for each kind of thing; each is made with the session of a unit of work."""
