@ From reset to C: one processor, its stacks, VFP, and memory that C expects.

    .syntax unified
    .arch armv7-a
    .fpu neon
    .arm

    .equ MODE_FIQ, 0x11
    .equ MODE_IRQ, 0x12
    .equ MODE_SVC, 0x13
    .equ MODE_ABT, 0x17
    .equ MODE_UND, 0x1b

    .macro stack mode, top
    cpsid   aif, #\mode
    ldr     sp, =\top
    .endm

    .section .text.start, "ax"
    .global _start
    .type _start, %function
_start:
    mrc     p15, 0, r0, c0, c0, 5           @ MPIDR
    ands    r0, r0, #3
    bne     park                            @ QEMU starts every processor of a bare ELF here

    @ An exception only stays a moment in these modes, on its way to SVC mode (kernel/trap.S); a few words are enough.
    stack   MODE_FIQ, exception_stack_top
    stack   MODE_IRQ, exception_stack_top
    stack   MODE_ABT, exception_stack_top
    stack   MODE_UND, exception_stack_top
    stack   MODE_SVC, kernel_stack_top

    ldr     r0, =vectors
    mcr     p15, 0, r0, c12, c0, 0          @ VBAR

    mrc     p15, 0, r0, c1, c0, 2           @ CPACR: everybody may use VFP and NEON
    orr     r0, r0, #(0xf << 20)
    mcr     p15, 0, r0, c1, c0, 2
    isb
    mov     r0, #(1 << 30)                  @ FPEXC.EN
    vmsr    fpexc, r0

    ldr     r0, =__bss_start
    ldr     r1, =__bss_end
    mov     r2, #0
1:  cmp     r0, r1
    strlo   r2, [r0], #4
    blo     1b

    ldr     r0, =boot
    blx     r0

park:
    wfi
    b       park

    .section .noinit, "aw", %nobits
    .balign 8
    .space 64
exception_stack_top:
    .space 8192
    .global kernel_stack_top
kernel_stack_top:
