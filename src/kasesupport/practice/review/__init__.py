"""Looking back over the families of an office: what is counted, from which facts, and in which words."""
