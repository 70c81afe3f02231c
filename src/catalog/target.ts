// The address of a catalogue and the name of a dataset, as a person gives them.

/** A catalogue's address as a person gives it; undefined where it is none, or holds what no address of a front page has (user, password, query). */
export function readSite(text: string): URL | undefined {
  const site = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = site && site.username === '' && site.password === '' && site.search === '';
  return isPlain && /^https?:$/.test(site.protocol) ? site : undefined;
}

/** Can the name of a dataset be this? */
export const isDatasetName = (text: string): boolean => /^[a-z0-9_-]{2,100}$/.test(text);

const isLoopback = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Would a token be read on the way there? */
export const isOpenToAll = (site: URL): boolean => site.protocol === 'http:' && !isLoopback(site);
