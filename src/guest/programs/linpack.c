/* Solves a dense system of linear equations of the order that its argument says, by LU decomposition with partial pivoting, and fails if
 * the solution is wrong. */
#include "program.h"

static double next_random(void)
{
    static uint32_t state = 1325;

    state = 3125 * state % 65536;
    return ((double)state - 32768) / 16384;
}

static void swap_rows(double *a, double *b, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++) {
        double value = a[i];
        a[i] = b[i];
        b[i] = value;
    }
}

static uint32_t pivot_row(const double *a, uint32_t order, uint32_t width, uint32_t column)
{
    uint32_t best = column;

    for (uint32_t row = column + 1; row < order; row++)
        if (__builtin_fabs(a[row * width + column]) > __builtin_fabs(a[best * width + column]))
            best = row;
    return best;
}

/* `a` has a column more than rows: the right side. */
static void eliminate(double *a, uint32_t order, uint32_t width)
{
    for (uint32_t k = 0; k < order; k++) {
        double *top = a + k * width;
        swap_rows(top, a + pivot_row(a, order, width, k) * width, width);
        for (uint32_t row = k + 1; row < order; row++) {
            double *below = a + row * width;
            double factor = below[k] / top[k];
            for (uint32_t j = k; j < width; j++)
                below[j] -= factor * top[j];
        }
    }
}

static void substitute(const double *a, uint32_t order, uint32_t width, double *x)
{
    for (uint32_t row = order; row-- > 0;) {
        double sum = a[row * width + order];
        for (uint32_t j = row + 1; j < order; j++)
            sum -= a[row * width + j] * x[j];
        x[row] = sum / a[row * width + row];
    }
}

int job(const char *argument)
{
    uint32_t order = number(argument), width = order + 1;
    double *a = allocate(order * width * sizeof(double));
    double *x = allocate(width * sizeof(double));

    /* The right side is the sum of each row, so that the solution is all ones. */
    for (uint32_t row = 0; row < order; row++)
        for (uint32_t j = 0; j < order; j++) {
            a[row * width + j] = next_random();
            a[row * width + order] += a[row * width + j];
        }
    eliminate(a, order, width);
    substitute(a, order, width, x);
    for (uint32_t i = 0; i < order; i++)
        if (!(__builtin_fabs(x[i] - 1) < 1e-6))
            return 1;
    return 0;
}
