"""What the assistant does with a plan: reads answers, drafts, checks, exports. Knows neither HTTP nor terminals."""
