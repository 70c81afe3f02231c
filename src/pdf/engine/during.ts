/** Makes a change to the process while work is under way that needs it, and takes it back at the end of the last such work. */
export function during(change: () => () => void): <T>(work: () => Promise<T>) => Promise<T> {
  let underWay = 0;
  let takeBack = (): void => undefined;
  return async (work) => {
    if (underWay === 0) takeBack = change();
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
      if (underWay === 0) takeBack();
    }
  };
}
