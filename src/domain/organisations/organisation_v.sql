SELECT id, name, name_key, branch, type, roles, status, city, phone FROM organisation
