"""あゆみ: involvement, capacity, support and what happened, on one axis of time."""
