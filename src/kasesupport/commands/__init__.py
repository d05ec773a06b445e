"""The commands on vaults: `kasesupport vault …`, for whoever keeps one, and for scripts."""
