PAGE_GET(person_find, "/f", X)
PAGE_POST(person_merge, "/m", X)
CRUD_PAGES(person, A, B)
