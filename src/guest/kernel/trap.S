@ Into the kernel and out of it.
@
@ While a thread runs, the stack pointer of SVC mode points behind the (pc, cpsr) pair of the thread's context. So every exception stores
@ that pair with one srs, whatever its mode, and goes on in SVC mode with the rest. The kernel itself runs with interrupts off on a stack
@ of its own, and is never interrupted.

    .syntax unified
    .arch armv7-a
    .fpu neon
    .arm

    .equ MODE_SVC, 0x13
    .equ CONTEXT_FPSCR, 256                 @ struct context
    .equ CONTEXT_R, 264
    .equ CONTEXT_PC, 324

    .text
    .balign 32
    .global vectors
vectors:
    b       .                               @ reset does not come here
    b       undefined
    b       call
    b       prefetch_abort
    b       data_abort
    b       .
    b       interrupt
    b       .

    .macro  enter kind
    srsdb   sp!, #MODE_SVC
    cps     #MODE_SVC
    sub     sp, sp, #(CONTEXT_PC - CONTEXT_R)
    stmia   sp, {r0-r14}^
    mov     r1, #\kind
    b       kernel
    .endm

    @ A fault of the kernel itself must not be stored over its stack.
    .macro  enter_fault kind
    push    {r0}
    mrs     r0, spsr
    and     r0, r0, #0x1f
    cmp     r0, #MODE_SVC
    pop     {r0}
    moveq   r0, #\kind
    beq     kernel_fault
    enter   \kind
    .endm

interrupt:
    sub     lr, lr, #4
    enter   0
call:
    enter   1
undefined:
    enter_fault 2
prefetch_abort:
    sub     lr, lr, #4
    enter_fault 3
data_abort:
    sub     lr, lr, #8
    enter_fault 4

kernel_fault:
    mov     r1, lr
    ldr     sp, =kernel_stack_top
    ldr     r2, =panic_fault
    blx     r2

kernel:
    sub     r0, sp, #CONTEXT_R
    mov     r2, r0
    vstmia  r2!, {d0-d15}
    vstmia  r2!, {d16-d31}
    vmrs    r3, fpscr
    str     r3, [r2]
    clrex
    ldr     sp, =kernel_stack_top
    ldr     r2, =trap
    blx     r2                              @ r0: the context to go on with

    .global context_enter
    .type context_enter, %function
context_enter:
    mov     r2, r0
    vldmia  r2!, {d0-d15}
    vldmia  r2!, {d16-d31}
    ldr     r3, [r2]
    vmsr    fpscr, r3
    add     sp, r0, #CONTEXT_PC
    add     r0, r0, #CONTEXT_R
    ldmia   r0, {r0-r14}^
    nop                                     @ no banked register right after a user-mode ldm
    rfeia   sp!

    .global context_enter_program
    .type context_enter_program, %function
context_enter_program:
    bic     r3, r0, #1
    and     r0, r0, #1                      @ an odd address is Thumb code
    mov     r4, #0x10                       @ user mode, interrupts on
    orr     r4, r4, r0, lsl #5
    push    {r3, r4}
    mov     r12, sp
    mov     sp, r1                          @ system mode has the user's sp and lr
    mov     r0, r2
    mov     r1, #0
    vmsr    fpscr, r1
    vmov.i8 q0, #0
    .irp    q, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    vmov    q\q, q0
    .endr
    .irp    r, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14
    mov     r\r, #0
    .endr
    rfeia   r12
