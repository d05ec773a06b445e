"""数で見るふり返り: pictures over all families one may see, read in the background."""
