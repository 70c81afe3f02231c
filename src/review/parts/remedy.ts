import type { Host, Remediable } from './host.js';
import { tell } from './words.js';

/** What to do about an issue, as the host's own buttons do it; empty where nothing is known of its code. */
export const remedyOf = (issue: Remediable, host: Host): string =>
  tell(host.remedy?.(issue) ?? { message: issue.help, message_ja: issue.help_ja });
