/*
 * The first include of every file: the types, words and prohibitions of the house.
 * May use: the C library. May not use: anything else of ours.
 */
#ifndef BASE_BASE_H
#define BASE_BASE_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdnoreturn.h>
#include <string.h>

#define MUST_USE __attribute__((warn_unused_result))
#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Marks for gettext's tools. The source language of users is German; N_ only marks. */
#define N_(literal) literal

#include "base/arena.h"
#include "base/date.h"
#include "base/err.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/str.h"

#include "base/banned.h"

#endif
