/* Where forms and details find labels of codes and names of references. */
#ifndef DOMAIN_CODES_CODES_UI_H
#define DOMAIN_CODES_CODES_UI_H

/* Registers the source of options with the components. Once per process. */
void codes_start(void);

#endif
