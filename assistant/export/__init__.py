"""Ways out: Word, spreadsheet and JSON files of a plan."""
