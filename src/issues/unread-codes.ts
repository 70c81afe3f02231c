import type { IssueCode } from './catalogue.js';

/** What is said of a page that is a picture (スキャン). */
export const scanCodes: readonly IssueCode[] = ['page/no-text', 'page/rules-without-text', 'page/ocr-layer'];

/** The issues for which a page is looked at as a picture. */
export const unreadCodes: readonly IssueCode[] = [...scanCodes, 'page/picture-unread'];
