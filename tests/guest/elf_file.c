#include "elf_file.h"

#include <string.h>

static void put16(struct elf_file *f, size_t at, uint32_t value)
{
    f->bytes[at] = (uint8_t)value;
    f->bytes[at + 1] = (uint8_t)(value >> 8);
}

static void put32(struct elf_file *f, size_t at, uint32_t value)
{
    put16(f, at, value & 0xffff);
    put16(f, at + 2, value >> 16);
}

void elf_file_begin(struct elf_file *f, uint32_t entry)
{
    static const uint8_t ident[] = {0x7f, 'E', 'L', 'F', 1, 1, 1};

    memset(f, 0, sizeof *f);
    memcpy(f->bytes, ident, sizeof ident);
    put16(f, 16, 2);  /* executable */
    put16(f, 18, 40); /* ARM */
    put32(f, 24, entry);
    put32(f, 28, 52); /* program headers */
    put16(f, 42, 32); /* their size */
    f->size = 8192;
}

void elf_file_add(struct elf_file *f, uint32_t type, uint32_t offset, uint32_t address, uint32_t file_size, uint32_t memory_size,
                  uint32_t flags)
{
    const uint32_t fields[] = {type, offset, address, address, file_size, memory_size, flags, 4096};
    size_t count = f->bytes[44];

    for (size_t i = 0; i < 8; i++)
        put32(f, 52 + count * 32 + i * 4, fields[i]);
    put16(f, 44, (uint32_t)count + 1);
}

void elf_file_program(struct elf_file *f)
{
    elf_file_begin(f, 0xa0100301);
    elf_file_add(f, ELF_LOAD, 0x200, 0xa0100200, 0x400, 0x400, ELF_CODE);
    elf_file_add(f, ELF_LOAD, 0x1000, 0xa0101000, 0x80, 0x3000, ELF_DATA);
}
