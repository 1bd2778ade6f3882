// What the values of one part of many addresses have in common. Pure.

export const isConstant = (values: readonly string[]) => new Set(values).size === 1;
export const areUnique = (values: readonly string[]) => new Set(values).size === values.length;

/** The value that all have. */
export function common(values: readonly string[]): string | undefined {
  return isConstant(values) ? values[0] : undefined;
}
