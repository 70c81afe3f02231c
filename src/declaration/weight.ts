// How badly a hypothesis on a table explains it, as three numbers that are compared in turn.

/** How badly a hypothesis explains a table; compared from the first number to the last. */
export interface Weight {
  /** Cells with a figure that it gives no meaning. */
  readonly unexplained: number;
  /** Cells that say something else than it makes of them. */
  readonly contradictions: number;
  /** What it takes for granted without evidence in the table. */
  readonly assumptions: number;
}

export const noWeight: Weight = { unexplained: 0, contradictions: 0, assumptions: 0 };

export const addWeights = (a: Weight, b: Weight): Weight => ({
  unexplained: a.unexplained + b.unexplained,
  contradictions: a.contradictions + b.contradictions,
  assumptions: a.assumptions + b.assumptions,
});

/** Negative where `a` explains more than `b`. */
export const compareWeights = (a: Weight, b: Weight): number =>
  a.unexplained - b.unexplained || a.contradictions - b.contradictions || a.assumptions - b.assumptions;
