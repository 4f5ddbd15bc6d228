/**
 * Cholesky factor of a symmetric positive definite matrix, row-major: lower L with L·Lᵀ = matrix. null when a pivot is
 * not clearly positive, that is, when columns depend on one another. O(size³ / 6); sizes here are tens.
 *
 * Source: Golub and Van Loan, Matrix Computations, 4.2.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k += 1) sum -= (lower[i * size + k] as number) * (lower[j * size + k] as number);
      if (i !== j) lower[i * size + j] = sum / (lower[j * size + j] as number);
      else if (sum > 1e-11 * (matrix[i * size + i] as number)) lower[i * size + i] = Math.sqrt(sum);
      else return null;
    }
  return lower;
}

/** x with L·Lᵀ·x = b. */
export function choleskySolve(lower: Float64Array, size: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < size; i += 1) {
    let sum = x[i] as number;
    for (let k = 0; k < i; k += 1) sum -= (lower[i * size + k] as number) * (x[k] as number);
    x[i] = sum / (lower[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = x[i] as number;
    for (let k = i + 1; k < size; k += 1) sum -= (lower[k * size + i] as number) * (x[k] as number);
    x[i] = sum / (lower[i * size + i] as number);
  }
  return x;
}

/** The inverse of L·Lᵀ, row-major. */
export function choleskyInverse(lower: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let column = 0; column < size; column += 1) {
    unit.fill(0);
    unit[column] = 1;
    const solved = choleskySolve(lower, size, unit);
    for (let row = 0; row < size; row += 1) inverse[row * size + column] = solved[row] as number;
  }
  return inverse;
}
