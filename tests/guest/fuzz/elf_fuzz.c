/* The ELF reader: whatever it accepts must lie within the file and the window. */
#include <stdint.h>
#include <stdlib.h>

#include "loader/elf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct elf_window window = {.begin = 0xa0100000, .end = 0xaffff000, .max_stack = 0xff000, .page_size = 4096};
    struct elf_image image;

    if (elf_read(data, size, &window, &image) != NULL)
        return 0;
    for (unsigned i = 0; i < image.segments; i++) {
        const struct elf_segment *s = &image.segment[i];
        if ((uint64_t)s->file_offset + s->file_size > size || s->file_size > s->memory_size)
            abort();
        if (s->address < window.begin || (uint64_t)s->address + s->memory_size > window.end)
            abort();
    }
    if (image.stack_size > window.max_stack)
        abort();
    return 0;
}
