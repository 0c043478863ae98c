    .syntax unified
    .arch armv7-a
    .fpu neon
    .arm
    .text

    .global block_clear
    .type block_clear, %function
block_clear:
    vmov.i8 q8, #0
    vmov.i8 q9, #0
    vmov.i8 q10, #0
    vmov.i8 q11, #0
    vmov.i8 q12, #0
    vmov.i8 q13, #0
    vmov.i8 q14, #0
    vmov.i8 q15, #0
1:  subs    r1, r1, #128
    bxlo    lr
    vstmia  r0!, {d16-d31}
    b       1b

    .global block_copy
    .type block_copy, %function
block_copy:
1:  subs    r2, r2, #128
    bxlo    lr
    vldmia  r1!, {d16-d31}
    vstmia  r0!, {d16-d31}
    b       1b
