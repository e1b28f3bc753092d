"""Who may do what: roles, accounts, sessions, the audit trail."""
