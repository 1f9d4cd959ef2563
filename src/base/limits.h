/* Every stated maximum of the program, in one place. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define LIMIT_ARENA_BYTES (256u << 20) /* memory of one request; reaching it is a defect */
#define LIMIT_BODY_BYTES (26u << 20)   /* request body with attachments */
#define LIMIT_FORM_BYTES (2u << 20)    /* request body without a file */
#define LIMIT_FILE_BYTES (25u << 20)   /* one attachment */
#define LIMIT_FORM_FIELDS 2000u        /* fields in one form */
#define LIMIT_TEXT 200u                /* characters of a TEXT field unless told otherwise */
#define LIMIT_LONGTEXT 20000u          /* characters of a LONGTEXT field unless told otherwise */
#define LIMIT_URL_BYTES 4096u          /* path and query of a request */
#define LIMIT_PAGE_BYTES (16u << 20)   /* HTML of one page */
#define LIMIT_PAGE_ROWS 50u            /* rows of a list page */
#define LIMIT_EXPORT_ROWS 20000u       /* rows of a CSV or XLSX file */
#define LIMIT_SQL_ARGS 64u             /* parameters of one statement */
#define LIMIT_SQL_COLUMNS 96u          /* columns of one result */
#define LIMIT_REQUEST_SECONDS 30u      /* total time of one request, slow drip included */
#define LIMIT_UPLOAD_SECONDS 180u      /* the same for pages that take files */
#define LIMIT_HANDLER_SECONDS 60u      /* a worker that computes longer than this for one page is ended */
#define LIMIT_DISCARD_BYTES                                                                                  \
        (256u                                                                                                \
         << 20) /* a body that is too large is read and thrown away up to here, so that the answer arrives */
#define LIMIT_CONNECTIONS 256u           /* open connections of one worker */
#define LIMIT_IDLE_SECONDS 10u           /* a connection on which nothing happens */
#define LIMIT_PACK_FILE_BYTES (1u << 20) /* one file of a pack */
#define LIMIT_PACK_FILES 60u             /* files of one pack */
#define LIMIT_PACK_NODES 60000u          /* values in one file of a pack */
#define LIMIT_PACK_DEPTH 12              /* maps and lists inside of each other */
#define LIMIT_PACK_ERRORS 200u           /* mistakes shown for one pack */

#endif
