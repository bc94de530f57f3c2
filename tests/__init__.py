"""Hold the laws that the project keeps."""
