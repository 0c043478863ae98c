/* Writes small ELF files for tests. */
#ifndef ELF_FILE_H
#define ELF_FILE_H

#include <stddef.h>
#include <stdint.h>

struct elf_file {
    uint8_t bytes[16384];
    size_t size;
};

/* An executable with its entry at the given address and no segments. */
void elf_file_begin(struct elf_file *file, uint32_t entry);
void elf_file_add(struct elf_file *file, uint32_t type, uint32_t offset, uint32_t address, uint32_t file_size, uint32_t memory_size,
                  uint32_t flags);

/* Code on the first page of the window, variables on the second. */
void elf_file_program(struct elf_file *file);

#define ELF_LOAD 1u
#define ELF_DYNAMIC 2u
#define ELF_STACK 0x6474e551u
#define ELF_CODE 5u
#define ELF_DATA 6u

#endif
