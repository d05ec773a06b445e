"""「だれが関わっていると思う？」: maps that the family draws, and the office's beside them."""
