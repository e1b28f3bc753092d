"""What a long message tells: its figures and what they count, and which question its words answer."""
