/* Ways to other services: who was named, arranged with consent or left to the client, and what came of it. CMB 5.L */
#ifndef DOMAIN_REFERRALS_REFERRAL_H
#define DOMAIN_REFERRALS_REFERRAL_H

#include "db/stmt.h"

#define ENTITY_NAME onward_referral
#define ENTITY_PREFIX ONWARD_REFERRAL
#define ENTITY_DEF "domain/referrals/onward_referral.def"
#include "db/entity_decl.h"

#endif
