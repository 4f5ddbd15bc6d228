/**
 * Luhn's check of a number's last digit, as payment cards carry it (ISO/IEC 7812-1): every second digit from the right
 * counts double, its digits added; the sum is a multiple of ten. O(digits). False when `digits` holds anything else.
 *
 * @example luhnHolds("4111111111111111") // true
 * @example luhnHolds("4111111111111112") // false
 */
export function luhnHolds(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const counted = i % 2 === 1 ? 2 * digit : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
