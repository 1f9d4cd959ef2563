/* Entities of this folder. */
#ifndef DOMAIN_TASKS_TASK_H
#define DOMAIN_TASKS_TASK_H

#include "db/stmt.h"

#define ENTITY_NAME task
#define ENTITY_PREFIX TASK
#define ENTITY_DEF "domain/tasks/task.def"
#include "db/entity_decl.h"
#define ENTITY_NAME appointment
#define ENTITY_PREFIX APPOINTMENT
#define ENTITY_DEF "domain/tasks/appointment.def"
#include "db/entity_decl.h"
#define ENTITY_NAME reminder
#define ENTITY_PREFIX REMINDER
#define ENTITY_DEF "domain/tasks/reminder.def"
#include "db/entity_decl.h"

#endif
