#include "loader/elf.h"

#include <string.h>

struct elf_header {
    uint8_t ident[16];
    uint16_t type, machine;
    uint32_t version, entry, phoff, shoff, flags;
    uint16_t ehsize, phentsize, phnum, shentsize, shnum, shstrndx;
};

struct program_header {
    uint32_t type, offset, vaddr, paddr, filesz, memsz, flags, align;
};

#define ET_EXEC 2
#define EM_ARM 40
#define PT_LOAD 1u
#define PT_DYNAMIC 2u
#define PT_INTERP 3u
#define PT_GNU_STACK 0x6474e551u
#define PF_X 1u
#define PF_W 2u

static const uint8_t elf32_little_endian[6] = {0x7f, 'E', 'L', 'F', 1, 1};

static uint32_t page_down(const struct elf_window *window, uint32_t address)
{
    return address & ~(window->page_size - 1);
}

static uint32_t last_page(const struct elf_window *window, const struct elf_segment *s)
{
    return page_down(window, s->address + s->memory_size - 1);
}

static bool share_a_page(const struct elf_window *window, const struct elf_segment *a, const struct elf_segment *b)
{
    return page_down(window, a->address) <= last_page(window, b) && page_down(window, b->address) <= last_page(window, a);
}

static const char *add_segment(const struct program_header *p, size_t size, const struct elf_window *window, struct elf_image *image)
{
    const struct elf_segment segment = {
        .address = p->vaddr,
        .memory_size = p->memsz,
        .file_offset = p->offset,
        .file_size = p->filesz,
        .writable = (p->flags & PF_W) != 0,
        .executable = (p->flags & PF_X) != 0,
    };

    if (p->memsz == 0)
        return NULL;
    if (image->segments == ELF_MAX_SEGMENTS)
        return "it has more than 8 segments";
    if (p->filesz > p->memsz || p->offset > size || p->filesz > size - p->offset)
        return "a segment is longer than the file; was it sent in full?";
    if (p->vaddr < window->begin || p->vaddr >= window->end || p->memsz > window->end - p->vaddr)
        return "a segment lies outside the addresses of programs; link it with programs/program.ld";
    if ((p->vaddr ^ p->offset) & (window->page_size - 1))
        return "a segment's offset in the file does not fit its address; link it with -z max-page-size=4096";
    if (!segment.writable && p->filesz < p->memsz)
        return "a read-only segment has memory that is not in the file";
    for (unsigned i = 0; i < image->segments; i++)
        if (share_a_page(window, &image->segment[i], &segment))
            return "two segments share a page; link it with programs/program.ld";
    image->segment[image->segments++] = segment;
    return NULL;
}

static bool entry_is_executable(const struct elf_image *image)
{
    for (unsigned i = 0; i < image->segments; i++) {
        const struct elf_segment *s = &image->segment[i];
        if (s->executable && !s->writable && image->entry >= s->address && image->entry - s->address < s->file_size)
            return true;
    }
    return false;
}

const char *elf_read(const void *file, size_t size, const struct elf_window *window, struct elf_image *image)
{
    struct elf_header header;
    struct program_header program;

    memset(image, 0, sizeof *image);
    image->stack_size = ELF_DEFAULT_STACK;
    if (size < sizeof header)
        return "it is shorter than an ELF header";
    memcpy(&header, file, sizeof header);
    if (memcmp(header.ident, elf32_little_endian, sizeof elf32_little_endian) != 0)
        return "it is no 32-bit little-endian ELF file";
    if (header.machine != EM_ARM)
        return "it is not for ARM; build it with arm-none-eabi-gcc";
    if (header.type != ET_EXEC)
        return "it is no executable; link it, and not as position-independent code";
    if (header.phentsize != sizeof program || header.phoff > size || header.phnum > (size - header.phoff) / sizeof program)
        return "its program headers lie outside the file; was it sent in full?";

    image->entry = header.entry;
    for (unsigned i = 0; i < header.phnum; i++) {
        const char *wrong = NULL;
        memcpy(&program, (const uint8_t *)file + header.phoff + i * sizeof program, sizeof program);
        if (program.type == PT_LOAD)
            wrong = add_segment(&program, size, window, image);
        else if (program.type == PT_DYNAMIC || program.type == PT_INTERP)
            wrong = "it is linked dynamically; link it with -static";
        else if (program.type == PT_GNU_STACK && program.memsz != 0)
            image->stack_size = program.memsz;
        if (wrong)
            return wrong;
    }
    if (image->stack_size > window->max_stack)
        return "it asks for more stack than there is room for";
    if (!entry_is_executable(image))
        return "its entry point is in no read-only executable segment; link it with programs/program.ld";
    return NULL;
}
