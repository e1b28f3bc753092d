"""Measurements of the product; nothing of the product uses them."""
