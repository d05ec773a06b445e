"""Key slots and what opens them: header, secrets, recovery key, a new data key."""
