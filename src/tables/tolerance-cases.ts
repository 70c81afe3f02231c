/** The page that is laid out otherwise where a tolerance is a third lower or higher. Written by `npm run sensitivity -- --write`. */
export const toleranceCases: Readonly<
  Record<string, { readonly below: string | null; readonly above: string | null }>
> = {};
