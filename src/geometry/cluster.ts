/**
 * Groups items whose positions follow each other within `tolerance` (same unit as the positions), in order of position.
 * A chain counts as one group: the tolerance is between neighbours, not to the group's centre.
 */
export function clusterBy<T>(items: readonly T[], position: (item: T) => number, tolerance: number): T[][] {
  const groups: T[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const item of [...items].sort((a, b) => position(a) - position(b))) {
    const at = position(item);
    const group = groups.at(-1);
    if (group && at - last <= tolerance) group.push(item);
    else groups.push([item]);
    last = at;
  }
  return groups;
}
