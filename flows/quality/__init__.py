"""Watch the quality of what people do: which cases are looked at again, and by which marks."""
