"""Wild input kept in the repository: what is generated, what is mutated, what is fuzzed."""
