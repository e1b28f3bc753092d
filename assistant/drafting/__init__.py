"""Drafting without a model: facts and the pack's patterns become sections of connected prose."""
