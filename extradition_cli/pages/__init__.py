"""One record, or a comparison, laid out for reading; how it looks is for the room of outputs."""
