#include <string.h>

#include "check.h"
#include "elf_file.h"
#include "loader/elf.h"

static const struct elf_window window = {.begin = 0xa0100000, .end = 0xaffff000, .max_stack = 0xff000, .page_size = 4096};
static struct elf_file file;
static struct elf_image image;

static const char *read(void)
{
    const char *wrong = elf_read(file.bytes, file.size, &window, &image);
    return wrong ? wrong : "";
}

#define CHECK_REFUSED(part) CHECK(strstr(read(), part) != NULL)

TEST(A_program_is_read)
{
    elf_file_program(&file);
    CHECK_TEXT(read(), "");
    CHECK(image.entry == 0xa0100301 && image.segments == 2 && image.stack_size == ELF_DEFAULT_STACK);
    CHECK(image.segment[0].executable && !image.segment[0].writable);
    CHECK(image.segment[1].writable && image.segment[1].memory_size == 0x3000 && image.segment[1].file_size == 0x80);
}

TEST(A_program_may_ask_for_its_stack_but_not_for_too_much)
{
    elf_file_program(&file);
    elf_file_add(&file, ELF_STACK, 0, 0, 0, 65536, ELF_DATA);
    CHECK_TEXT(read(), "");
    CHECK(image.stack_size == 65536);
    elf_file_program(&file);
    elf_file_add(&file, ELF_STACK, 0, 0, 0, 0x100000, ELF_DATA);
    CHECK_REFUSED("more stack");
}

TEST(What_is_no_ARM_executable_is_refused)
{
    elf_file_program(&file);
    file.size = 51;
    CHECK_REFUSED("shorter than an ELF header");
    elf_file_program(&file);
    file.bytes[4] = 2;
    CHECK_REFUSED("no 32-bit");
    elf_file_program(&file);
    file.bytes[18] = 62;
    CHECK_REFUSED("not for ARM");
    elf_file_program(&file);
    file.bytes[16] = 3;
    CHECK_REFUSED("no executable");
    elf_file_program(&file);
    elf_file_add(&file, ELF_DYNAMIC, 0, 0, 0, 0, 0);
    CHECK_REFUSED("dynamically");
}

TEST(Headers_outside_the_file_are_refused)
{
    elf_file_program(&file);
    file.bytes[31] = 0xff;
    CHECK_REFUSED("program headers lie outside");
    elf_file_program(&file);
    file.bytes[45] = 0xff;
    CHECK_REFUSED("program headers lie outside");
    elf_file_program(&file);
    file.bytes[42] = 31;
    CHECK_REFUSED("program headers lie outside");
}

static void with_segment(uint32_t offset, uint32_t address, uint32_t file_size, uint32_t memory_size, uint32_t flags)
{
    elf_file_program(&file);
    elf_file_add(&file, ELF_LOAD, offset, address, file_size, memory_size, flags);
}

TEST(A_segment_lies_in_the_file)
{
    with_segment(0x1000, 0xa0200000, 0x1001, 0x2000, ELF_DATA);
    CHECK_REFUSED("longer than the file");
    with_segment(0xfffff000, 0xa0200000, 0x1000, 0x1000, ELF_DATA);
    CHECK_REFUSED("longer than the file");
    with_segment(0, 0xa0200000, 0x1000, 0x800, ELF_DATA);
    CHECK_REFUSED("longer than the file");
    with_segment(0x2000, 0xa0200000, 0, 0x1000, ELF_DATA);
    CHECK_TEXT(read(), "");
}

TEST(A_segment_lies_in_the_window)
{
    with_segment(0, 0x10000, 0, 0x1000, ELF_DATA);
    CHECK_REFUSED("outside the addresses");
    with_segment(0, 0xaffff000, 0, 0x1000, ELF_DATA);
    CHECK_REFUSED("outside the addresses");
    with_segment(0, 0xa0200000, 0, 0xffffffff, ELF_DATA);
    CHECK_REFUSED("outside the addresses");
}

TEST(A_segment_lies_in_the_file_as_in_memory_and_shares_no_page)
{
    with_segment(0x10, 0xa0200000, 0x10, 0x10, ELF_DATA);
    CHECK_REFUSED("does not fit its address");
    with_segment(0, 0xa0103000, 0, 0x1000, ELF_DATA);
    CHECK_REFUSED("share a page");
    with_segment(0, 0xa0200000, 0, 0x1000, ELF_CODE);
    CHECK_REFUSED("read-only segment");
}

TEST(The_entry_lies_in_code)
{
    elf_file_begin(&file, 0xa0101000);
    elf_file_add(&file, ELF_LOAD, 0, 0xa0101000, 0x100, 0x100, ELF_DATA);
    CHECK_REFUSED("entry point");
    elf_file_begin(&file, 0xa0101000);
    CHECK_REFUSED("entry point");
}

TEST(There_are_at_most_8_segments)
{
    elf_file_program(&file);
    for (uint32_t i = 0; i < 7; i++)
        elf_file_add(&file, ELF_LOAD, 0, 0xa0200000 + i * 4096, 0, 16, ELF_DATA);
    CHECK_REFUSED("more than 8");
}
