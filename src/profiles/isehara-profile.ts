import type { z } from 'zod';
import type { profileSchema } from '../schema/profile.js';

/**
 * 伊勢原市: 部長の目標宣言 (fixture isehara-2020-*). Selected by the words that its forms carry.
 */
export const iseharaProfile = {
  name: 'isehara',
  title: '伊勢原市',
  extends: 'general',
  municipality: { name: '伊勢原市', code: '142140' },
  selected_by: [
    '部長の目標宣言',
    '消防長の目標宣言',
    '会計管理者の目標宣言',
    '部等の主な役割',
    '部等を構成する課等',
    '部等の取組方針',
    '伊勢原市',
  ],
  title_words: ['の目標宣言'],
} satisfies z.input<typeof profileSchema>;
