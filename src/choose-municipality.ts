import type { IssuerEvidence } from './declaration/issuer.js';
import { chooseIssuer, mayBeWard } from './declaration/issuer.js';
import type { Issue } from './issues/issue.js';
import { type Municipality, municipalitiesNamed, municipalityOfCode } from './municipalities/municipalities.js';
import type { ProfileChoice } from './profiles/select-profile.js';
import type { Profile } from './schema/profile.js';

/** The city that published a document (地方公共団体), with what a person should know of the choice. */
export interface ChosenMunicipality {
  readonly code: string;
  readonly name: string;
  readonly issues: readonly Issue[];
}

export interface MunicipalityClues {
  /** Code from the command line. */
  readonly option: string | undefined;
  readonly evidence: readonly IssuerEvidence[];
  readonly fiscalYear: number | undefined;
  readonly choice: ProfileChoice;
  readonly profiles: readonly Profile[];
}

const ofProfiles = (profiles: readonly Profile[]) =>
  profiles.map(({ municipality }) => municipality).filter((municipality) => municipality !== undefined);

const inWords = ({ prefecture, name, code }: Municipality): string =>
  `${prefecture === name ? '' : prefecture}${name}${code === '' ? '' : ` (${code})`}`;

/** The option, else the place of the document that is trusted most, else the profile that its words selected; else empty. */
export function chooseMunicipality(clues: MunicipalityClues): ChosenMunicipality {
  const { option, evidence, choice } = clues;
  if (option !== undefined) return chooseGiven(option, clues);
  if (evidence.length > 0) return choosePrinted(clues);
  const chosen = choice.profile.municipality;
  if (!chosen) return { code: '', name: '', issues: [{ code: 'document/no-municipality' }] };
  const issue: Issue = {
    code: 'document/municipality-by-profile',
    actual: choice.words.join('、'),
    expected: chosen.name,
  };
  return { ...chosen, issues: [issue] };
}

/** A person said which city it is; a document that prints another one is told. */
function chooseGiven(code: string, { evidence, fiscalYear, profiles }: MunicipalityClues): ChosenMunicipality {
  const printed = chooseIssuer(evidence, fiscalYear);
  const name =
    ofProfiles(profiles).find((municipality) => municipality.code === code)?.name ??
    municipalityOfCode(code)?.name ??
    printed?.name ??
    '';
  const prefecture = municipalityOfCode(code)?.prefecture;
  const differs = printed !== undefined && printed.name !== name && printed.name !== prefecture;
  const first = evidence[0];
  const issue: Issue = { code: 'document/municipality-differs', actual: printed?.name ?? '', expected: name };
  return { code, name, issues: differs ? [first?.page === undefined ? issue : { ...issue, page: first.page }] : [] };
}

function choosePrinted({ evidence, fiscalYear, profiles }: MunicipalityClues): ChosenMunicipality {
  const printed = chooseIssuer(evidence, fiscalYear);
  if (!printed) return { code: '', name: '', issues: [] };
  const { name, candidates } = printed;
  const own = ofProfiles(profiles).find((municipality) => municipality.name === name);
  if (own) return { ...own, issues: [] };
  const [only, ...others] = candidates;
  if (!only) return { code: '', name, issues: [unknownIssue(name)] };
  if (others.length > 0 || mayBeWard(printed, evidence)) {
    const expected = candidates.map(inWords).join('、');
    return { code: '', name, issues: [{ code: 'document/municipality-ambiguous', actual: name, expected }] };
  }
  if (only.former) return { code: '', name, issues: [formerIssue(only)] };
  return { code: only.code, name, issues: [] };
}

function unknownIssue(name: string): Issue {
  const former = municipalitiesNamed(name)[0];
  return former?.former ? formerIssue(former) : { code: 'document/no-municipality-code', actual: name };
}

const formerIssue = ({ name, former }: Municipality): Issue => ({
  code: 'document/former-municipality',
  actual: name,
  expected: `${former?.successor ?? ''} (${former?.until ?? ''})`,
});
