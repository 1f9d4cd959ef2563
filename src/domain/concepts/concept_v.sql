SELECT id, code, number, title, active, digest FROM concept
