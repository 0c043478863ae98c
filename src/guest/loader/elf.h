/* Reads an ELF32 ARM executable. Pure: it looks at bytes and copies nothing. */
#ifndef LOADER_ELF_H
#define LOADER_ELF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ELF_MAX_SEGMENTS 8
#define ELF_DEFAULT_STACK (16u * 1024)

struct elf_segment {
    uint32_t address, memory_size;
    uint32_t file_offset, file_size;
    bool writable, executable;
};

struct elf_image {
    uint32_t entry; /* odd: Thumb code */
    uint32_t stack_size;
    unsigned segments;
    struct elf_segment segment[ELF_MAX_SEGMENTS];
};

/* Where a program may lie. */
struct elf_window {
    uint32_t begin, end;
    uint32_t max_stack;
    uint32_t page_size;
};

/* Null if the file is a program for this window, and otherwise what is wrong with it. No size or offset in `image` lies outside the file
 * or the window, no two segments share a page, and each lies in the file as it does in memory, modulo the page size. */
const char *elf_read(const void *file, size_t size, const struct elf_window *window, struct elf_image *image);

#endif
