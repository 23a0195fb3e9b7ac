/** A number to its first decimal place. */
export const toTenths = (number: number): number => Math.round(number * 10) / 10;
