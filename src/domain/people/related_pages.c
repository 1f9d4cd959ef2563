/* Family and others close to the client: data of third persons, only inside the case. CMB 5.H.8 */
#include "domain/cases/case.h"
#include "domain/people/person.h"
#include "web/crud.h"
