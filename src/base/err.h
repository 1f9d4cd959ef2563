/*
 * Errors are one small enum. A function that can fail returns it; nobody may ignore it.
 * Log or return, never both: only the dispatcher, the job worker and the command line log failures.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

/* Said of the type, in the two spellings that the compilers take before C23. */
#ifdef __clang__
#define ERR_MUST_USE __attribute__((warn_unused_result))
#elif defined(__GNUC__)
#define ERR_MUST_USE [[nodiscard]]
#else
#define ERR_MUST_USE
#endif

enum ERR_MUST_USE err {
        OK = 0,
        ERR_NOT_FOUND, /* no such thing, or not visible to this user (said with the same words) */
        ERR_DENIED,    /* the right is missing */
        ERR_INVALID,   /* input does not fit; messages lie in struct errs */
        ERR_CONFLICT,  /* somebody else saved in between, or a unique value is taken */
        ERR_BUSY,      /* the database is locked or restarting; try again */
        ERR_LIMIT,     /* a stated maximum was reached */
        ERR_DOWN,      /* no connection to the database */
        ERR_FULL,      /* the disk is full */
        ERR_INTERNAL,  /* a defect or an unexpected failure */
};

/* Leaves the function early with the error of the expression. */
#define TRY(expression)                                                                                      \
        do {                                                                                                 \
                enum err try_err_ = (expression);                                                            \
                if (try_err_ != OK)                                                                          \
                        return try_err_;                                                                     \
        } while (0)

/* The name of an error for log lines, for example "ERR_BUSY". */
const char *err_name(enum err e);

/* Programming error: logs file and line, then aborts the process. The parent starts a new one. */
_Noreturn void panic_at(const char *file, int line, const char *literal);
#define panic(literal) panic_at(__FILE__, __LINE__, "" literal "")

/* An assertion that stays on in every build. */
#define must(condition)                                                                                      \
        do {                                                                                                 \
                if (!(condition))                                                                            \
                        panic_at(__FILE__, __LINE__, #condition);                                            \
        } while (0)

#endif
