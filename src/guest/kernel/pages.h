/* Physical memory behind the kernel's image. Programs' files fill it from below and stay; pages for running them come from above and are
 * all given back together, before the next run. */
#ifndef KERNEL_PAGES_H
#define KERNEL_PAGES_H

#include <stdint.h>

void pages_init(void);
void pages_release_all(void);
uint32_t page_take(void); /* its physical address, or 0 when memory has run out */

uint32_t files_begin(void);
uint32_t files_limit(void); /* where files may grow to: the lowest page that is taken */
void files_reserve(uint32_t end); /* no page is taken below from now on */

#endif
