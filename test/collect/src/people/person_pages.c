PAGE_GET(person_find, "/f", X)
PAGE_POST(person_merge, "/m", X)
CRUD_RECORD_PAGES(person, A, B)
