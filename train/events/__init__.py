"""How the scorer of event types and of meaning is trained; nothing of it ships."""
