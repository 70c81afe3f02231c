import * as z from 'zod';

/** What is wrong with a JSON file that a person wrote (profile, configuration), in both languages. */
export interface JsonProblem {
  /** Where: `headers.division.1`; empty where the message says it, or for the whole file. */
  readonly place: string;
  readonly message: string;
  readonly message_ja: string;
}

/** Does JSON.parse complain of nothing but the end of this text? Then what is wrong comes after it. */
function endsTooEarly(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : '';
    return /end of JSON|Unterminated/.test(message) || new RegExp(`position ${text.length}\\b`).test(message);
  }
}

/** The place up to which a text may be the beginning of JSON: engines do not always tell it. */
function faultyPosition(text: string): number {
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (endsTooEarly(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Why a text is no JSON: line and column, both from 1, of the character at fault. */
export function explainNoJson(text: string): JsonProblem {
  const before = text.slice(0, endsTooEarly(text) ? text.length : faultyPosition(text)).split('\n');
  const [line, column] = [before.length, [...(before.at(-1) ?? '')].length + 1];
  return {
    place: '',
    message: `this is no JSON from line ${line}, column ${column}, on: look for a missing comma, quote or bracket`,
    message_ja: `${line}行目の${column}文字目からJSONとして読めません。カンマ、引用符、かっこの抜けがないか確かめてください`,
  };
}

/** As much of a JSON Schema as says which keys an object may have. */
const nodeSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  propertyNames: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  additionalProperties: z.unknown().optional(),
});

/** The keys that the object at this place may have. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let node: unknown = z.toJSONSchema(schema, { io: 'input' });
  for (const step of path) {
    const { properties, additionalProperties } = nodeSchema.parse(node);
    node = properties?.[String(step)] ?? additionalProperties ?? {};
  }
  const { properties, propertyNames } = nodeSchema.parse(node);
  return properties ? Object.keys(properties) : (propertyNames?.enum ?? []);
}

const types: Readonly<Record<string, readonly [string, string]>> = {
  string: ['a text', '文字列'],
  number: ['a number', '数'],
  boolean: ['true or false', 'true か false'],
  array: ['a list [ … ]', '一覧 [ … ]'],
  object: ['an object { … }', '項目の集まり { … }'],
};

const forms: Readonly<Record<string, readonly [string, string]>> = {
  date: ['a day like 2021-04-01', '2021-04-01 の形の日付'],
  url: ['an address that begins with https:// or http://', 'https:// か http:// で始まるアドレス'],
  email: ['an e-mail address', 'メールアドレス'],
};

type Words = readonly [english: string, japanese: string];

function wordsOf(issue: z.core.$ZodIssue, schema: z.ZodType): Words {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [unknown, known] = [issue.keys.join(', '), knownKeys(schema, issue.path).join(', ')];
      return [
        `the key ${unknown} is unknown; known are ${known}`,
        `キー ${unknown} は使えません。使えるのは ${known} です`,
      ];
    }
    case 'invalid_type': {
      const [english, japanese] = types[issue.expected] ?? [issue.expected, issue.expected];
      return issue.input === undefined && issue.message.includes('undefined')
        ? [`is missing; write ${english}`, `がありません。${japanese}を書いてください`]
        : [`write ${english}`, `${japanese}で書いてください`];
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ');
      return [`write one of ${values}`, `次のどれかで書いてください: ${values}`];
    }
    case 'invalid_format': {
      const [english, japanese] = forms[issue.format] ?? [`the form ${issue.pattern}`, `${issue.pattern} に合う形`];
      return [`write ${english}`, `${japanese}で書いてください`];
    }
    case 'too_small':
      return ['must not be empty', '空にはできません'];
    default:
      return [issue.message, `書き方に誤りがあります（${issue.message}）`];
  }
}

/** What a schema says against a JSON value, problem by problem. */
export function explainSchemaError(error: z.ZodError, schema: z.ZodType): readonly JsonProblem[] {
  return error.issues.map((issue) => {
    const [message, message_ja] = wordsOf(issue, schema);
    return { place: issue.path.map(String).join('.'), message, message_ja };
  });
}
